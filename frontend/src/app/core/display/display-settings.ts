import { DOCUMENT, Service, computed, effect, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

import { defaultLanguage, languages, type Language } from '../i18n/languages';
import { deviceMemory } from './device-memory';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const keys = { language: 'display.language', theme: 'display.theme' } as const;
const remembered = <T>(key: string, allowed: readonly T[], otherwise: T): T =>
  allowed.find((value) => value === deviceMemory.read(key)) ?? otherwise;

/** Language and theme, remembered on this device, the same for whoever signs in on it. */
@Service()
export class DisplaySettings {
  private readonly document = inject(DOCUMENT);
  private readonly transloco = inject(TranslocoService);
  private readonly prefersDark = this.document.defaultView?.matchMedia(
    '(prefers-color-scheme: dark)',
  );
  private readonly systemDark = signal(this.prefersDark?.matches ?? false);

  readonly language = signal<Language>(remembered(keys.language, languages, defaultLanguage));
  readonly theme = signal<Theme>(remembered(keys.theme, themes, 'light'));
  /** Set by rooms with video while they are open: those are dark whatever was chosen. */
  readonly videoRoom = signal(false);
  readonly dark = computed(
    () =>
      this.videoRoom() ||
      this.theme() === 'dark' ||
      (this.theme() === 'system' && this.systemDark()),
  );

  constructor() {
    this.prefersDark?.addEventListener('change', ({ matches }) => {
      this.systemDark.set(matches);
    });
    effect(() => {
      this.document.documentElement.classList.toggle('dark', this.dark());
    });
    effect(() => {
      this.document.documentElement.lang = this.language();
      this.transloco.setActiveLang(this.language());
    });
  }

  setLanguage(language: Language): void {
    this.language.set(language);
    deviceMemory.write(keys.language, language);
  }

  setTheme(theme: Theme): void {
    this.theme.set(theme);
    deviceMemory.write(keys.theme, theme);
  }
}
