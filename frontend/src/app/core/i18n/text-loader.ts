import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

type TextFile = () => Promise<{ default: Translation }>;

/** The files by what Transloco asks for: a language for the shell's words, `<area>/<language>` else. */
const files: Readonly<Record<string, TextFile>> = {
  'zh-CN': () => import('../../../i18n/app/zh-CN.json'),
  en: () => import('../../../i18n/app/en.json'),
  'account/zh-CN': () => import('../../../i18n/account/zh-CN.json'),
  'account/en': () => import('../../../i18n/account/en.json'),
  'login/zh-CN': () => import('../../../i18n/login/zh-CN.json'),
  'login/en': () => import('../../../i18n/login/en.json'),
  'candidate/zh-CN': () => import('../../../i18n/candidate/zh-CN.json'),
  'candidate/en': () => import('../../../i18n/candidate/en.json'),
  'identity/zh-CN': () => import('../../../i18n/identity/zh-CN.json'),
  'identity/en': () => import('../../../i18n/identity/en.json'),
  'examiner/zh-CN': () => import('../../../i18n/examiner/zh-CN.json'),
  'examiner/en': () => import('../../../i18n/examiner/en.json'),
  'scheduling/zh-CN': () => import('../../../i18n/scheduling/zh-CN.json'),
  'scheduling/en': () => import('../../../i18n/scheduling/en.json'),
  'announcements/zh-CN': () => import('../../../i18n/announcements/zh-CN.json'),
  'announcements/en': () => import('../../../i18n/announcements/en.json'),
  'schedule/zh-CN': () => import('../../../i18n/schedule/zh-CN.json'),
  'schedule/en': () => import('../../../i18n/schedule/en.json'),
  'audit/zh-CN': () => import('../../../i18n/audit/zh-CN.json'),
  'audit/en': () => import('../../../i18n/audit/en.json'),
  'overview/zh-CN': () => import('../../../i18n/overview/zh-CN.json'),
  'overview/en': () => import('../../../i18n/overview/en.json'),
  'admin/zh-CN': () => import('../../../i18n/admin/zh-CN.json'),
  'admin/en': () => import('../../../i18n/admin/en.json'),
  'draws/zh-CN': () => import('../../../i18n/draws/zh-CN.json'),
  'draws/en': () => import('../../../i18n/draws/en.json'),
  'schools/zh-CN': () => import('../../../i18n/schools/zh-CN.json'),
  'schools/en': () => import('../../../i18n/schools/en.json'),
  'review/zh-CN': () => import('../../../i18n/review/zh-CN.json'),
  'review/en': () => import('../../../i18n/review/en.json'),
  'rosters/zh-CN': () => import('../../../i18n/rosters/zh-CN.json'),
  'privacy/zh-CN': () => import('../../../i18n/privacy/zh-CN.json'),
  'privacy/en': () => import('../../../i18n/privacy/en.json'),
  'rosters/en': () => import('../../../i18n/rosters/en.json'),
};

/** Loads the texts as part of the build, so that a page and its words are always of one release. */
@Service()
export class TextLoader implements TranslocoLoader {
  async getTranslation(path: string): Promise<Translation> {
    const file = files[path];
    if (!file) throw new Error(`No texts for ${path}`);
    return (await file()).default;
  }
}
