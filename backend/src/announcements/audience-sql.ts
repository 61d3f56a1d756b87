/**
 * Whether announcement `a` concerns candidate `p`, by what they apply for and by every exam that
 * they sit. The one definition: for counting, for reading and for the way to the waiting area.
 */
export const concerns = `(
  p.school_id = a.school_id AND p.kind = 'candidate' AND p.disabled_at IS NULL AND (
    a.college_id IS NULL
    OR (a.major_id IS NULL AND p.college_id = a.college_id)
    OR p.major_id = a.major_id
    OR EXISTS (
      SELECT 1 FROM sitting s
      JOIN exam_room r ON r.id = s.exam_room_id
      JOIN exam e ON e.id = r.exam_id
      WHERE s.candidate_id = p.id AND e.college_id = a.college_id
        AND (a.major_id IS NULL OR e.major_id = a.major_id)
    )
  )
)`;

/** Whether candidate `p` has read what counts of announcement `a`. */
export const hasRead = `EXISTS (
  SELECT 1 FROM announcement_read seen
  WHERE seen.announcement_id = a.id AND seen.person_id = p.id AND seen.version >= a.read_from
)`;
