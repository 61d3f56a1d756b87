import { Component, input, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** An address as a picture for phones, and in letters. */
@Component({
  selector: 'app-share-link',
  imports: [TranslocoPipe],
  template: `
    @if (picture.hasValue()) {
      <img
        [src]="picture.value()"
        [alt]="'draws.share.code' | transloco"
        width="180"
        height="180"
      />
    }
    <p class="small">
      {{ 'draws.share.text' | transloco }}
      <a [href]="url()">{{ url() }}</a>
    </p>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 8px;
      text-align: center;
      overflow-wrap: anywhere;
    }
    img {
      border-radius: 8px;
      background: #fff;
    }
  `,
})
export class ShareLink {
  readonly url = input.required<string>();
  protected readonly picture = resource({
    params: () => this.url(),
    loader: async ({ params }) => {
      const { default: qrCode } = await import('qrcode');
      const svg = await qrCode.toString(params, { type: 'svg', margin: 2 });
      return `data:image/svg+xml,${encodeURIComponent(svg)}`;
    },
  });
}
