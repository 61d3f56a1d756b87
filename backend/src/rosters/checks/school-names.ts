import type { CellProblem, CellProblemCode } from '@exam/contracts';

import { comparableName, nearestName } from './nearest-name.ts';

export interface NamedCollege {
  readonly id: string;
  readonly name: string;
}

export interface NamedMajor extends NamedCollege {
  readonly collegeId: string;
}

export type Found =
  | { readonly id: string }
  | { readonly code: CellProblemCode; readonly facts: Pick<CellProblem, 'suggestion'> };

const suggest = (name: string | null) => (name === null ? {} : { suggestion: name });

/** The colleges and majors of a school by name. */
export class SchoolNames {
  private readonly colleges: readonly NamedCollege[];
  private readonly collegeByName: ReadonlyMap<string, NamedCollege>;
  private readonly majorsByCollege = new Map<string, NamedMajor[]>();
  private readonly nearest = new Map<string, string | null>();

  constructor(colleges: readonly NamedCollege[], majors: readonly NamedMajor[]) {
    this.colleges = colleges;
    this.collegeByName = new Map(
      colleges.map((college) => [comparableName(college.name), college]),
    );
    for (const major of majors) {
      this.majorsByCollege.set(major.collegeId, [
        ...(this.majorsByCollege.get(major.collegeId) ?? []),
        major,
      ]);
    }
  }

  /** `within`: the one college that the importer may write to, or null for all. */
  college(name: string, within: string | null): Found {
    const college = this.collegeByName.get(comparableName(name));
    if (!college) {
      const known = this.colleges.filter(({ id }) => within === null || id === within);
      return { code: 'collegeUnknown', facts: suggest(this.suggestion('', name, known)) };
    }
    if (within !== null && college.id !== within) return { code: 'collegeNotYours', facts: {} };
    return college;
  }

  major(name: string, collegeId: string): Found {
    const majors = this.majorsByCollege.get(collegeId) ?? [];
    const major = majors.find((one) => comparableName(one.name) === comparableName(name));
    return (
      major ?? { code: 'majorUnknown', facts: suggest(this.suggestion(collegeId, name, majors)) }
    );
  }

  /** The same wrong name stands in thousands of rows. */
  private suggestion(group: string, name: string, known: readonly NamedCollege[]): string | null {
    const key = `${group} ${name}`;
    const found = this.nearest.get(key);
    if (found !== undefined) return found;
    const suggestion = nearestName(
      name,
      known.map((one) => one.name),
    );
    this.nearest.set(key, suggestion);
    return suggestion;
  }
}
