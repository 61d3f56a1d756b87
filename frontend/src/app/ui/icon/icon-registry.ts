import {
  Service,
  inject,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';

import type { adminIcons } from './admin-icons';
import type { documentIcons } from './document-icons';
import type { roomIcons } from './room-icons';
import { shellIcons } from './shell-icons';

export type IconName =
  | keyof typeof shellIcons
  | keyof typeof roomIcons
  | keyof typeof adminIcons
  | keyof typeof documentIcons;

/** Path data by icon name. Areas add theirs with `provideIcons`, so that the login loads few. */
@Service()
export class IconRegistry {
  private readonly paths = new Map<string, string>(Object.entries(shellIcons));

  add(icons: Readonly<Record<string, string>>): void {
    for (const [name, path] of Object.entries(icons)) this.paths.set(name, path);
  }

  /** Empty for an icon that no route has provided. */
  path(name: IconName): string {
    return this.paths.get(name) ?? '';
  }
}

/** For the providers of a route: makes these icons known to `<app-icon>`. */
export function provideIcons(icons: Readonly<Record<string, string>>): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    inject(IconRegistry).add(icons);
  });
}
