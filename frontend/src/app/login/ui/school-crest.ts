import { Component, computed, input } from '@angular/core';
import type { SchoolView } from '@exam/contracts';

const colours = ['claret', 'blue', 'green', 'violet', 'bronze'];

/** The first character of a school's name, always in the same colour. */
@Component({
  selector: 'app-school-crest',
  host: { 'aria-hidden': 'true', '[class]': 'colour()' },
  template: `{{ school().name.charAt(0) }}`,
  styles: `
    :host {
      display: inline-grid;
      place-items: center;
      width: 28px;
      height: 28px;
      flex: none;
      border-radius: 50%;
      color: #fff;
      font-size: 13px;
      font-weight: 600;
      line-height: 1;
    }
    :host(.claret) {
      background: #7a2630;
    }
    :host(.blue) {
      background: #234b7d;
    }
    :host(.green) {
      background: #2b6146;
    }
    :host(.violet) {
      background: #57407c;
    }
    :host(.bronze) {
      background: #74521c;
    }
  `,
})
export class SchoolCrest {
  readonly school = input.required<SchoolView>();
  protected readonly colour = computed(
    () => colours[Number.parseInt(this.school().id.slice(0, 4), 16) % colours.length] ?? '',
  );
}
