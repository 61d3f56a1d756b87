import { inject, type Provider } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import { TranslocoService, provideTranslocoScope } from '@jsverse/transloco';

/** The words of one area, `src/i18n/<area>/`, there before its first page is. Spread it into a route. */
export function areaTexts(area: string): {
  providers: Provider[];
  resolve: { texts: ResolveFn<unknown> };
} {
  return {
    providers: [provideTranslocoScope(area)],
    resolve: {
      texts: () => {
        const transloco = inject(TranslocoService);
        return transloco.load(`${area}/${transloco.getActiveLang()}`);
      },
    },
  };
}
