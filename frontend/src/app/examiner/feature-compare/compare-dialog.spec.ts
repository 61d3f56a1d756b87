import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { FaceEvidenceView } from '@exam/contracts';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { provideState, provideStore } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';

import texts from '../../../i18n/app/zh-CN.json';
import examinerTexts from '../../../i18n/examiner/zh-CN.json';
import { sessionFeature } from '../../core/session/session.feature';
import { ExaminerClient } from '../data/examiner-client';
import { examRoomId, sitting } from '../testing/exam-rooms';
import { CompareDialog } from './compare-dialog';

const subject = sitting(1, 'inTalk');
const other = { personId: '7f0c1a55-5f4e-4f3e-8b60-1c8d2b1f2a11', name: '严思敏' };
const evidence: FaceEvidenceView = {
  face: {
    ...{ standing: 'notVerified', reason: 'mismatch', tries: 3, authority: null },
    ...{ comparison: null, alarm: true },
  },
  cameraLabel: 'OBS Virtual Camera',
  similarity: 0.312,
  threshold: 0.62,
  checkedAt: '2027-03-27T06:00:00.000Z',
  pictures: { bestFrame: '/best', photoOnFile: null },
  documents: [],
  comparisons: [],
  can: { compare: true },
};

describe('CompareDialog', () => {
  const client = jasmine.createSpyObj<ExaminerClient>(['faceEvidence', 'compareInPerson']);
  const dialog = jasmine.createSpyObj<MatDialogRef<CompareDialog>>(['close']);
  const current = signal(subject);
  let fixture: ComponentFixture<CompareDialog>;

  const open = async (found: FaceEvidenceView) => {
    client.faceEvidence.and.returnValue(of(found));
    TestBed.configureTestingModule({
      imports: [
        TranslocoTestingModule.forRoot({
          langs: { 'zh-CN': { ...texts, examiner: examinerTexts } },
          translocoConfig: { availableLangs: ['zh-CN'], defaultLang: 'zh-CN' },
        }),
      ],
      providers: [
        provideStore(),
        provideState(sessionFeature),
        { provide: ExaminerClient, useValue: client },
        { provide: MatDialogRef, useValue: dialog },
        {
          provide: MAT_DIALOG_DATA,
          useValue: { sitting: current, stream: signal(null) },
        },
      ],
    });
    fixture = TestBed.createComponent(CompareDialog);
    await fixture.whenStable();
  };
  const element = () => fixture.nativeElement as HTMLElement;
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === name,
    );
  /** An answer has come, and the page shows it. */
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = async (name: string) => {
    button(name)?.click();
    await settle();
  };

  // No server has these pictures; the specs say themselves which one fails.
  const ignored = (event: Event) => {
    if (event.isTrusted) event.stopImmediatePropagation();
  };
  afterEach(() => {
    document.removeEventListener('error', ignored, true);
  });
  beforeEach(() => {
    document.addEventListener('error', ignored, true);
    current.set(subject);
    client.compareInPerson.calls.reset();
    client.faceEvidence.calls.reset();
    dialog.close.calls.reset();
  });

  it('shows what there is, and says what there is not', async () => {
    await open(evidence);
    expect(element().querySelector('img')?.getAttribute('src')).toBe('/api/best');
    for (const text of [
      '没有存档照片',
      '现在没有画面',
      '0.31（通过需 0.62）',
      'OBS Virtual Camera',
    ])
      expect(element().textContent).toContain(text);
  });

  it('says so where somebody outside of the portal verified', async () => {
    const face = { ...evidence.face, standing: 'verified', reason: null, alarm: false } as const;
    await open({ ...evidence, face: { ...face, authority: 'aliyun' } });
    expect(element().textContent).toContain('已通过，由阿里云实人认证核验');
  });

  it('records the same person with one click, however often it is clicked', async () => {
    await open(evidence);
    const answer = new Subject<FaceEvidenceView>();
    client.compareInPerson.and.returnValue(answer);
    await press('是本人');
    button('是本人')?.click();
    expect(client.compareInPerson.calls.allArgs()).toEqual([
      [examRoomId, subject.id, { outcome: 'samePerson', note: null }],
    ]);
    answer.next(evidence);
    answer.complete();
    await settle();
    expect(dialog.close).toHaveBeenCalledOnceWith(true);
  });

  it('wants to know what does not match before it records another person', async () => {
    await open(evidence);
    await press('不是本人');
    expect(client.compareInPerson).not.toHaveBeenCalled();
    expect(element().querySelector('[role=alert]')?.textContent).toContain('请写明哪里不一致');
    const field = element().querySelector('input');
    if (!field) throw new Error('no field');
    field.value = '证件照片明显不同';
    field.dispatchEvent(new Event('input'));
    client.compareInPerson.and.returnValue(of(evidence));
    await press('不是本人');
    expect(client.compareInPerson.calls.mostRecent().args[2]).toEqual({
      outcome: 'otherPerson',
      note: '证件照片明显不同',
    });
  });

  it('keeps what was typed and stays open when it was refused', async () => {
    await open(evidence);
    const error = new HttpErrorResponse({ status: 409, error: { code: 'candidate-not-here' } });
    client.compareInPerson.and.returnValue(throwError(() => error));
    await press('是本人');
    expect(dialog.close).not.toHaveBeenCalled();
    expect(element().querySelector('app-problem')).not.toBeNull();
    expect(button('是本人')?.getAttribute('aria-disabled')).not.toBe('true');
  });

  it('only shows it while the candidate cannot be seen', async () => {
    await open({ ...evidence, can: { compare: false } });
    expect(button('是本人')).toBeUndefined();
    expect(element().textContent).toContain('考生进入候考区或考场后才能记录比对结果');
  });

  it('shows what another examiner found meanwhile, and keeps what was typed', async () => {
    await open(evidence);
    const note = () => element().querySelector('input');
    Object.assign(note() ?? {}, { value: '戴了眼镜' });
    note()?.dispatchEvent(new Event('input'));
    const at = '2027-03-27T06:05:00.000Z';
    const comparison = { outcome: 'samePerson', note: '核对了证件', by: other, at } as const;
    client.faceEvidence.and.returnValue(of({ ...evidence, comparisons: [comparison] }));
    current.set(sitting(1, 'inTalk', { version: 9 }));
    await settle();
    expect(client.faceEvidence).toHaveBeenCalledTimes(1);
    current.set(sitting(1, 'inTalk', { face: { ...evidence.face, comparison, alarm: false } }));
    await settle();
    expect(element().textContent).toContain('人工比对为本人 · 严思敏');
    expect(note()?.value).toBe('戴了眼镜');
    expect(dialog.close).not.toHaveBeenCalled();
  });

  it('says which picture could not be loaded, and tries again', async () => {
    await open(evidence);
    element().querySelector('img')?.dispatchEvent(new Event('error'));
    await settle();
    expect(element().querySelector('[role=alert]')?.textContent).toContain('照片没有加载出来');
    await press('重试');
    expect(element().querySelector('img')?.getAttribute('src')).toBe('/api/best');
  });
});
