/** Where keys mean what the person types, or belong to a dialog or menu. */
const ownKeys =
  'input:not([type=checkbox]), textarea, select, [contenteditable], .cdk-overlay-container';

/**
 * The key of a shortcut in lower case; null where the key press means something else: with Ctrl, Alt
 * or Meta, held down, in a field or in a dialog, or dealt with already.
 */
export function keyOf(event: KeyboardEvent): string | null {
  const { target } = event;
  if (event.defaultPrevented || event.repeat || event.isComposing) return null;
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (target instanceof Element && target.closest(ownKeys)) return null;
  // A dialog that has just been opened may not have the focus yet.
  if (document.querySelector('mat-dialog-container')) return null;
  return event.key.toLowerCase();
}
