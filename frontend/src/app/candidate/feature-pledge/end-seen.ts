import { Directive, ElementRef, inject, output, type OnDestroy, type OnInit } from '@angular/core';

/** Tells once that this element, the end of something to be read, came into view. */
@Directive({ selector: '[appEndSeen]' })
export class EndSeen implements OnInit, OnDestroy {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly endSeen = output({ alias: 'appEndSeen' });
  private readonly observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.observer.disconnect();
      this.endSeen.emit();
    },
    // What is behind the bar at the bottom is not seen: at its highest it has two rows.
    { rootMargin: '0px 0px -112px 0px' },
  );

  ngOnInit(): void {
    this.observer.observe(this.element);
  }

  ngOnDestroy(): void {
    this.observer.disconnect();
  }
}
