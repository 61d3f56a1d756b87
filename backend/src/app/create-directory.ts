import { presentCollege, type PersonStore, type SchoolStore } from '../schools/index.ts';

/** The names that the exam room shows, from the school's books. Rejects for what is not in them. */
export function createDirectory(schools: SchoolStore, people: PersonStore) {
  return {
    people: async (ids: readonly string[]) => {
      const found = await people.list([...new Set(ids)]);
      return new Map(found.map((person) => [person.id, person]));
    },
    college: async (id: string) => {
      const college = await schools.findCollege(id);
      if (!college) throw new Error(`no college ${id}`);
      return presentCollege(college);
    },
    schoolName: async (id: string) => {
      const school = await schools.find(id);
      if (!school) throw new Error(`no school ${id}`);
      return school.name;
    },
    majorName: async (id: string) => {
      const major = await schools.findMajor(id);
      if (!major) throw new Error(`no major ${id}`);
      return major.name;
    },
  };
}
