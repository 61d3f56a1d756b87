/** Resolves as soon as `check` holds; the spec's time limits it. */
export async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve));
}
