import type { ModuleWithProviders } from '@angular/core';
import { TranslocoTestingModule, type Translation } from '@jsverse/transloco';

import shell from '../../../i18n/app/zh-CN.json';

/** The Chinese texts of the shell and of these areas, there at once. */
export function testingTexts(
  areas: Readonly<Record<string, Translation>> = {},
): ModuleWithProviders<TranslocoTestingModule> {
  return TranslocoTestingModule.forRoot({
    langs: { 'zh-CN': { ...shell, ...areas } },
    translocoConfig: { availableLangs: ['zh-CN', 'en'], defaultLang: 'zh-CN' },
    preloadLangs: true,
  });
}
