import { Component, effect, inject, input, viewChild, type ElementRef } from '@angular/core';

import { FrameRecorder } from './frame-recorder';

/** The own picture as in a mirror, with an oval for the face; what is kept of it is not mirrored. */
@Component({
  selector: 'app-face-preview',
  host: { '[class]': 'tone()' },
  template: `
    <video #video autoplay playsinline muted [attr.aria-label]="label()"></video>
    <svg viewBox="0 0 400 300" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <path
        class="veil"
        fill-rule="evenodd"
        d="M-200-200h800v700h-800zM200 32a88 116 0 1 0 .01 0z"
      />
      <path class="oval" d="M200 32a88 116 0 1 0 .01 0z" />
    </svg>
    <ng-content />
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      overflow: hidden;
      border-radius: 16px;
      background: #05090a;
      color: #fff;
      aspect-ratio: 4 / 3;
    }
    video,
    svg {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
    video {
      object-fit: cover;
      transform: scaleX(-1);
    }
    .veil {
      fill: rgb(5 10 12 / 55%);
    }
    .oval {
      fill: none;
      stroke: #e4eaec;
      stroke-width: 4px;
      transition: stroke 0.12s;
    }
    :host(.good) .oval {
      stroke: #7fd6a4;
    }
    :host(.warn) .oval {
      stroke: #f3c273;
    }
  `,
})
export class FacePreview {
  private readonly recorder = inject(FrameRecorder);
  readonly stream = input.required<MediaStream | null>();
  readonly label = input.required<string>();
  readonly tone = input<'neutral' | 'good' | 'warn'>('neutral');
  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');

  constructor() {
    effect(() => {
      const video = this.video().nativeElement;
      const stream = this.stream();
      // The attribute alone does not count for elements that scripts make.
      video.muted = true;
      video.srcObject = stream;
      if (stream) this.recorder.follow(video);
      else this.recorder.stop();
    });
  }
}
