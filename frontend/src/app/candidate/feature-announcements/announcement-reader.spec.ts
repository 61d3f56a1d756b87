import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { OwnAnnouncementSummaryView, OwnAnnouncementView } from '@exam/contracts';
import { provideStore } from '@ngrx/store';
import { NEVER, of, throwError } from 'rxjs';

import texts from '../../../i18n/candidate/zh-CN.json';
import { sessionFeature } from '../../core/session/session.feature';
import { testingTexts } from '../../core/testing/testing-texts';
import { CandidateAnnouncements } from '../state/candidate-announcements';
import { AnnouncementReader } from './announcement-reader';

const view = (changes: Partial<OwnAnnouncementView> = {}): OwnAnnouncementView => ({
  ...{ id: 'a', title: '考场纪律', from: '样例大学', mustRead: true, pinned: false },
  ...{ publishedAt: '2027-03-20T02:00:00.000Z', changedAt: null, readAt: null, version: 2 },
  ...{ changedSinceRead: false, attachments: [] },
  body: '<p>请<a href="https://example.org/" rel="noopener noreferrer" target="_blank">看</a></p>',
  ...changes,
});
const refused = (status: number, code: string) =>
  new HttpErrorResponse({
    status,
    error: { type: 'x', title: 'x', status, code, requestId: 'r' },
  });

describe('AnnouncementReader', () => {
  const list = signal<OwnAnnouncementSummaryView[]>([]);
  const announcements = jasmine.createSpyObj<CandidateAnnouncements>(
    ['open', 'read', 'remembered'],
    { list },
  );
  let fixture: ComponentFixture<AnnouncementReader>;
  const element = () => fixture.nativeElement as HTMLElement;
  const button = () => element().querySelector<HTMLButtonElement>('footer button');

  beforeEach(() => {
    announcements.remembered.and.returnValue(null);
    announcements.read.calls.reset();
    announcements.read.and.returnValue(of(undefined));
    TestBed.configureTestingModule({
      imports: [testingTexts({ candidate: texts })],
      providers: [
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
        { provide: CandidateAnnouncements, useValue: announcements },
      ],
    });
  });

  const open = async (shown: OwnAnnouncementView) => {
    announcements.open.and.returnValue(of(shown));
    fixture = TestBed.createComponent(AnnouncementReader);
    fixture.componentRef.setInput('announcementId', 'a');
    await fixture.whenStable();
  };

  it('lets links lead elsewhere without a way back', async () => {
    await open(view());
    const link = element().querySelector<HTMLAnchorElement>('.rich-text a');
    expect([link?.href, link?.rel, link?.target]).toEqual([
      'https://example.org/',
      'noopener noreferrer',
      '_blank',
    ]);
  });

  it('takes what need not be read as read once it is open', async () => {
    await open(view({ mustRead: false }));
    expect(announcements.read).toHaveBeenCalledTimes(1);
    expect(button()).toBeNull();
  });

  it('takes what must be read as read when the reader says so, below the text', async () => {
    await open(view());
    expect(announcements.read).not.toHaveBeenCalled();
    announcements.read.and.returnValue(NEVER);
    button()?.click();
    button()?.click();
    expect(announcements.read).toHaveBeenCalledTimes(1);
  });

  it('says that the confirmation did not arrive, and lets it be tried again', async () => {
    await open(view());
    announcements.read.and.returnValue(throwError(() => new HttpErrorResponse({ status: 0 })));
    button()?.click();
    await fixture.whenStable();
    expect(element().querySelector('footer app-problem')?.textContent).toContain('连接不到服务器');
    expect(button()?.disabled).toBeFalse();
  });

  it('shows the new text when another has to be read by now', async () => {
    await open(view());
    announcements.read.and.returnValue(throwError(() => refused(409, 'announcement-moved')));
    announcements.open.and.returnValue(of(view({ title: '考场纪律（更正）', version: 3 })));
    button()?.click();
    await fixture.whenStable();
    expect(element().querySelector('h1')?.textContent).toContain('更正');
  });

  it('shows what was read before while the network is away', async () => {
    announcements.remembered.and.returnValue(view());
    announcements.open.and.returnValue(throwError(() => new HttpErrorResponse({ status: 0 })));
    fixture = TestBed.createComponent(AnnouncementReader);
    fixture.componentRef.setInput('announcementId', 'a');
    await fixture.whenStable();
    expect(element().querySelector('app-problem')).not.toBeNull();
    expect(element().querySelector('.rich-text')?.textContent).toContain('看');
  });
});
