import type { SchoolStore } from '../../schools/index.ts';
import type { AnnouncementNames } from '../announcement-presenter.ts';
import type { Announcement } from '../announcement.ts';

/** The names that these announcements of one school need. */
export async function findNames(
  schools: SchoolStore,
  schoolId: string,
  announcements: readonly Announcement[],
): Promise<AnnouncementNames> {
  const majorIds = new Set(announcements.flatMap(({ majorId }) => majorId ?? []));
  const majors = await Promise.all([...majorIds].map((id) => schools.findMajor(id)));
  const colleges = await schools.listColleges(schoolId);
  return {
    school: (await schools.find(schoolId))?.name ?? '',
    colleges: new Map(colleges.map(({ id, name }) => [id, name])),
    majors: new Map(majors.flatMap((major) => (major ? [[major.id, major.name]] : []))),
  };
}
