import { QueryTypes, type QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

interface OldExam {
  readonly id: string;
  readonly kind: string;
  readonly flow: string;
  readonly invitationSeconds: number;
  readonly sessionMinutes: number;
  readonly opensMinutes: number;
}

/**
 * Exams get their whole flow, a status, a version, and the texts of their pledge. The columns that
 * the flow takes over stay, with defaults, for the previous release.
 */
export async function up({ context: { sequelize } }: { context: QueryInterface }): Promise<void> {
  const columns = await sequelize.query(
    `SELECT 1 FROM information_schema.columns
     WHERE table_schema = DATABASE() AND table_name = 'exam' AND column_name = 'settings'`,
    { type: QueryTypes.SELECT },
  );
  if (columns.length === 0) {
    // One statement, so that a run that was cut off has done all of it or nothing.
    await sequelize.query(
      `ALTER TABLE exam
         ADD COLUMN settings MEDIUMTEXT NULL,
         ADD COLUMN status ${word(20)} NOT NULL DEFAULT 'published',
         ADD COLUMN version INT UNSIGNED NOT NULL DEFAULT 0,
         ADD COLUMN created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
         ADD COLUMN published_at DATETIME(3) NULL,
         ADD COLUMN changed_at DATETIME(3) NULL,
         ADD COLUMN changed_by ${id} NULL,
         ADD INDEX (school_id, status, created_at),
         MODIFY flow TEXT NOT NULL DEFAULT ('{"steps":["deviceCheck"]}'),
         MODIFY invitation_seconds INT UNSIGNED NOT NULL DEFAULT 60,
         MODIFY session_minutes INT UNSIGNED NOT NULL DEFAULT 15,
         MODIFY waiting_area_opens_minutes INT UNSIGNED NOT NULL DEFAULT 60`,
    );
  }
  await sequelize.query(`CREATE TABLE IF NOT EXISTS exam_pledge (
    exam_id ${id} NOT NULL,
    version INT UNSIGNED NOT NULL,
    text MEDIUMTEXT NOT NULL,
    since DATETIME(3) NOT NULL,
    PRIMARY KEY (exam_id, version),
    FOREIGN KEY (exam_id) REFERENCES exam (id)
  ) ${options}`);

  const exams = await sequelize.query<OldExam>(
    `SELECT id, kind, flow, invitation_seconds AS invitationSeconds,
            session_minutes AS sessionMinutes, waiting_area_opens_minutes AS opensMinutes
     FROM exam WHERE settings IS NULL`,
    { type: QueryTypes.SELECT },
  );
  for (const exam of exams) {
    await sequelize.query(
      `UPDATE exam SET settings = :settings, published_at = created_at WHERE id = :id`,
      { replacements: { id: exam.id, settings: JSON.stringify(settingsOf(exam)) } },
    );
  }
}

/** What an exam did until now, and nothing that it did not. */
function settingsOf({ kind, flow, ...times }: OldExam) {
  const { steps } = JSON.parse(flow) as { steps: string[] };
  return {
    announcements: false,
    identityFile: { asked: false, documents: [] },
    pledge: { asked: false, text: '', version: 1 },
    faceVerification: 'off',
    deviceCheck: steps.includes('deviceCheck'),
    secondaryCamera: 'off',
    waitingArea: true,
    screenShare: false,
    chat: true,
    recording: false,
    waitingAreaOpensMinutes: times.opensMinutes,
    contact: { name: '', phone: '' },
    ...(kind === 'interview' && {
      sessionMinutes: times.sessionMinutes,
      invitationSeconds: times.invitationSeconds,
    }),
    ...((kind === 'interview' || kind === 'video') && {
      questions: 'none',
      scoreSheet: { combine: 'mean', items: [] },
    }),
  };
}
