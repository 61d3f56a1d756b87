import {
  Component,
  DestroyRef,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
  type OnInit,
} from '@angular/core';
import { MatIconButton, MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';

interface Place {
  /** 1 fits the window. */
  readonly zoom: number;
  /** Degrees clockwise. */
  readonly turn: number;
  /** Pixels from the middle. */
  readonly x: number;
  readonly y: number;
}

const fitting: Place = { zoom: 1, turn: 0, x: 0, y: 0 };
const STEP = 1.25;
const LARGEST = 8;
/** What Z shows: small print at a glance. */
const CLOSE_UP = 2.5;
/** Pixels around the picture. */
const MARGIN = 24;

/** One page as large as there is room, to be looked at from near, turned and moved about. */
@Component({
  selector: 'app-document-viewer',
  imports: [Icon, MatButton, MatIconButton, TranslocoPipe],
  templateUrl: './document-viewer.html',
  styleUrl: './document-viewer.scss',
})
export class DocumentViewer implements OnInit {
  /** Object URL; undefined while it is loading, null when it did not come. */
  readonly source = input.required<string | null | undefined>();
  readonly width = input.required<number>();
  readonly height = input.required<number>();
  readonly name = input.required<string>();
  /** The photo on file, to stand beside the page; null for the page alone. */
  readonly photo = input<string | null>(null);
  readonly photoName = input('');
  readonly retried = output();
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly room = signal({ width: 0, height: 0 });
  private readonly destroyed = inject(DestroyRef);
  protected readonly place = linkedSignal({ source: this.source, computation: () => fitting });
  protected readonly percent = computed(() => Math.round(this.place().zoom * 100));
  /** In pixels, before it is turned. */
  protected readonly size = computed(() => {
    const { turn, zoom } = this.place();
    const [width, height] = [this.width(), this.height()];
    const isLying = turn % 180 !== 0;
    const across = (this.room().width - 2 * MARGIN) / (isLying ? height : width);
    const down = (this.room().height - 2 * MARGIN) / (isLying ? width : height);
    const scale = Math.max(0, Math.min(across, down)) * zoom;
    return { width: width * scale, height: height * scale };
  });
  protected readonly transform = computed(() => {
    const { x, y, turn } = this.place();
    return `translate(-50%, -50%) translate(${String(x)}px, ${String(y)}px) rotate(${String(turn)}deg)`;
  });
  private dragged: { readonly x: number; readonly y: number } | null = null;

  ngOnInit(): void {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) this.room.set(entry.contentRect);
    });
    observer.observe(this.canvas().nativeElement);
    this.destroyed.onDestroy(() => {
      observer.disconnect();
    });
  }

  zoomIn(): void {
    this.zoomTo(this.place().zoom * STEP);
  }

  zoomOut(): void {
    this.zoomTo(this.place().zoom / STEP);
  }

  /** From near, and back. */
  closeUp(): void {
    this.zoomTo(this.place().zoom > 1 ? 1 : CLOSE_UP);
  }

  fit(): void {
    this.place.set(fitting);
  }

  /** Degrees clockwise. */
  turn(degrees: number): void {
    const { zoom, turn } = this.place();
    this.place.set({ ...fitting, zoom, turn: (turn + degrees + 360) % 360 });
  }

  move(x: number, y: number): void {
    const { width, height } = this.size();
    const reach = Math.max(width, height) / 2;
    const within = (value: number) => Math.max(-reach, Math.min(reach, value));
    this.place.update((place) => ({ ...place, x: within(place.x + x), y: within(place.y + y) }));
  }

  protected grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.dragged = { x: event.clientX, y: event.clientY };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  protected drag({ clientX: x, clientY: y }: PointerEvent): void {
    if (!this.dragged) return;
    this.move(x - this.dragged.x, y - this.dragged.y);
    this.dragged = { x, y };
  }

  protected drop(): void {
    this.dragged = null;
  }

  protected wheel(event: WheelEvent): void {
    event.preventDefault();
    this.zoomTo(this.place().zoom * (event.deltaY < 0 ? STEP : 1 / STEP));
  }

  private zoomTo(zoom: number): void {
    const next = Math.max(1, Math.min(LARGEST, zoom));
    this.place.update((place) =>
      next === 1 ? { ...place, zoom: 1, x: 0, y: 0 } : { ...place, zoom: next },
    );
  }
}
