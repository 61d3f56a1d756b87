import {
  Component,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-registry';
import { SignalBars } from '../signal-bars/signal-bars';

/**
 * One picture: name and role bottom left, camera top left, signal top right. Where there is no
 * picture it says why, in its content. `[tileTop]` and `[tileActions]` add to the corners.
 */
@Component({
  selector: 'app-video-tile',
  imports: [Icon, MatButton, SignalBars, TranslocoPipe],
  host: {
    role: 'group',
    '[attr.aria-label]': 'label()',
    '[class.speaking]': 'speaking()',
    '[class.attention-warning]': "attention() === 'warning'",
    '[class.attention-error]': "attention() === 'error'",
    '[class.contain]': "fit() === 'contain'",
  },
  templateUrl: './video-tile.html',
  styleUrl: './video-tile.scss',
})
export class VideoTile {
  private readonly times = inject(TimeTexts);

  readonly stream = input<MediaStream | null>(null);
  readonly name = input('');
  readonly role = input('');
  /** Such as 第一机位. */
  readonly camera = input('');
  readonly cameraIcon = input<IconName | null>(null);
  /** Lit bars of four, null for none shown. */
  readonly signal = input<number | null>(null);
  readonly signalText = input('');
  /** When the picture stopped, in milliseconds since the epoch by the server's clock. */
  readonly lostSince = input<number | null>(null);
  readonly microphoneOff = input(false, { transform: booleanAttribute });
  readonly cameraOff = input(false, { transform: booleanAttribute });
  /** Own pictures are shown as in a mirror, and never heard. */
  readonly own = input(false, { transform: booleanAttribute });
  /** Seen, but not heard. */
  readonly silent = input(false, { transform: booleanAttribute });
  readonly speaking = input(false, { transform: booleanAttribute });
  readonly attention = input<'none' | 'warning' | 'error'>('none');
  /** `contain` wherever somebody is judged. */
  readonly fit = input<'cover' | 'contain'>('cover');
  /** Device id of the loudspeaker; empty for the system's. */
  readonly speaker = input('');

  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  /** The browser wants a click before it plays sound. */
  protected readonly blocked = signal(false);
  /** Whether the stream has shown something yet. */
  protected readonly started = signal(false);
  protected readonly picture = computed(() => (this.cameraOff() ? null : this.stream()));
  protected readonly lostAt = computed(() => {
    const since = this.lostSince();
    return since === null ? null : this.times.clock(since);
  });
  protected readonly label = computed(() =>
    [this.name(), this.role(), this.camera()].filter(Boolean).join(' · '),
  );

  constructor() {
    effect(() => {
      const video = this.video()?.nativeElement;
      const stream = this.stream();
      if (!video || video.srcObject === stream) return;
      video.srcObject = stream;
      this.started.set(false);
      if (stream) this.play();
    });
    effect(() => {
      const video = this.video()?.nativeElement;
      const speaker = this.speaker();
      if (!video || !('setSinkId' in video) || video.sinkId === speaker) return;
      // Where that loudspeaker was unplugged meanwhile, the one before goes on.
      video.setSinkId(speaker).catch(() => undefined);
    });
  }

  protected play(): void {
    const video = this.video()?.nativeElement;
    video?.play().then(
      () => {
        this.blocked.set(false);
      },
      (error: unknown) => {
        // A stream that was replaced while it began (AbortError) plays by its successor.
        this.blocked.set(error instanceof DOMException && error.name === 'NotAllowedError');
      },
    );
  }
}
