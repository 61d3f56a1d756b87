import type { MatDialogConfig } from '@angular/material/dialog';

/** For `MatDialog.open`: a sheet at the right edge, as wide as its content needs. */
export const sideSheet = {
  panelClass: 'side-sheet',
  position: { right: '0', top: '0' },
  height: '100dvh',
  width: 'min(640px, 100vw)',
  maxWidth: '100vw',
} satisfies MatDialogConfig;
