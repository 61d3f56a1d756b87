/** After the next frame, so that the field that is wrong is marked as such. */
export function focusWrongField(form: HTMLElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
