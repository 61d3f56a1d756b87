import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding } from '@angular/router';
import { TranslocoService, provideTransloco } from '@jsverse/transloco';
import { provideEffects } from '@ngrx/effects';
import { provideStore } from '@ngrx/store';

import { routes } from './app.routes';
import { DisplaySettings } from './core/display/display-settings';
import { sessionEndedInterceptor } from './core/http/session-ended.interceptor';
import { defaultLanguage, languages } from './core/i18n/languages';
import { TextLoader } from './core/i18n/text-loader';
import { forgetWhenEnded } from './core/session/forget-when-ended';
import * as sessionEffects from './core/session/session.effects';
import { sessionFeature } from './core/session/session.feature';
import { TranslatedTitle } from './shell/translated-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding()),
    // Only XMLHttpRequest tells how far an upload is.
    provideHttpClient(withXhr(), withInterceptors([sessionEndedInterceptor])),
    provideStore(
      { [sessionFeature.name]: sessionFeature.reducer },
      { metaReducers: [forgetWhenEnded] },
    ),
    provideEffects(sessionEffects),
    provideTransloco({
      config: {
        availableLangs: [...languages],
        defaultLang: defaultLanguage,
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: TextLoader,
    }),
    { provide: TitleStrategy, useExisting: TranslatedTitle },
    // The words are there before the first page is.
    provideAppInitializer(() => inject(TranslocoService).load(inject(DisplaySettings).language())),
  ],
};
