import { Component, input } from '@angular/core';
import type { AttachmentKind, AttachmentView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { bytesText } from '../../core/i18n/bytes-text';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-registry';

const icons: Readonly<Record<AttachmentKind, IconName>> = {
  pdf: 'description',
  docx: 'description',
  xlsx: 'tableView',
  png: 'image',
  jpg: 'image',
  webp: 'image',
  zip: 'folderZip',
};

/** Files to be downloaded, each with what it is and how big. */
@Component({
  selector: 'app-attachment-list',
  imports: [Icon, TranslocoPipe],
  template: `
    <ul>
      @for (file of attachments(); track file.id) {
        <li>
          <a [href]="folder() + file.id" download>
            <app-icon [name]="iconOf(file)" [size]="24" />
            <span class="grow">
              <span class="name">{{ file.name }}</span>
              <span class="muted small">
                {{ 'attachment.kind.' + file.kind | transloco }} · {{ sizeOf(file) }}
              </span>
            </span>
            <app-icon name="download" />
            <span class="visually-hidden">{{ 'attachment.download' | transloco }}</span>
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
    }
    a {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 56px;
      padding: 8px 16px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      color: inherit;
      text-decoration: none;
    }
    a:hover {
      background: var(--mat-sys-surface-container-low);
    }
    .grow {
      display: grid;
    }
    .name {
      overflow-wrap: anywhere;
    }
    app-icon {
      color: var(--mat-sys-primary);
    }
  `,
})
export class AttachmentList {
  readonly attachments = input.required<readonly AttachmentView[]>();
  /** The address of each file, but for its id. */
  readonly folder = input.required<string>();

  protected iconOf({ kind }: AttachmentView): IconName {
    return icons[kind];
  }

  protected sizeOf({ bytes }: AttachmentView): string {
    return bytesText(bytes);
  }
}
