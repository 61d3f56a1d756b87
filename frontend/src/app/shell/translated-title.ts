import { Service, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { ReplaySubject, switchMap } from 'rxjs';

/** A route's `title` is the key of a text; the product's name follows it. */
@Service()
export class TranslatedTitle extends TitleStrategy {
  private readonly transloco = inject(TranslocoService);
  private readonly title = inject(Title);
  private readonly keys = new ReplaySubject<string | undefined>(1);

  constructor() {
    super();
    this.keys
      .pipe(
        switchMap((key) =>
          this.transloco.selectTranslate<string[]>([...(key ? [key] : []), 'product']),
        ),
      )
      .subscribe((texts) => {
        this.title.setTitle(texts.join(' · '));
      });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.keys.next(this.buildTitle(snapshot));
  }
}
