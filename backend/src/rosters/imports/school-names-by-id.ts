/** Names of a school's colleges and majors, for people to read; null for none. */
export interface SchoolNamesById {
  readonly college: (id: string | null) => string | null;
  readonly major: (id: string | null) => string | null;
}

type Named = readonly { readonly id: string; readonly name: string }[];

export function schoolNamesById(colleges: Named, majors: Named): SchoolNamesById {
  const byId = (all: Named) => {
    const names = new Map(all.map(({ id, name }) => [id, name]));
    return (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  };
  return { college: byId(colleges), major: byId(majors) };
}
