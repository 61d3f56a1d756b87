import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import type { CandidatesView } from '@exam/contracts';
import { provideStore } from '@ngrx/store';
import { NEVER, Subject, firstValueFrom, of, throwError } from 'rxjs';

import privacyTexts from '../../../i18n/privacy/zh-CN.json';
import { sessionFeature } from '../../core/session/session.feature';
import { refusal } from '../../core/testing/refusal';
import { testingTexts } from '../../core/testing/testing-texts';
import { Confirm } from '../../ui/confirm/confirm';
import { PrivacyClient } from '../data/privacy-client';
import { candidate, held, retention, texts } from '../testing/privacy-views';
import { PrivacyPage } from './privacy-page';

const failed = throwError(() => refusal(500, 'internal'));

describe('PrivacyPage', () => {
  const client = jasmine.createSpyObj<PrivacyClient>([
    ...(['texts', 'publish', 'retention', 'changeRetention'] as const),
    ...(['holds', 'hold', 'lift', 'candidates'] as const),
  ]);
  const confirm = jasmine.createSpyObj<Confirm>(['ask']);
  let fixture: ComponentFixture<PrivacyPage>;

  beforeEach(() => {
    for (const spy of Object.values(client)) (spy as jasmine.Spy).calls.reset();
    confirm.ask.calls.reset();
    confirm.ask.and.resolveTo(true);
    client.texts.and.returnValue(of(texts));
    client.retention.and.returnValue(of(retention));
    client.holds.and.returnValue(of([held]));
    client.candidates.and.returnValue(of({ candidates: [candidate] } as unknown as CandidatesView));
    TestBed.configureTestingModule({
      imports: [testingTexts({ privacy: privacyTexts })],
      providers: [
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
        { provide: PrivacyClient, useValue: client },
        { provide: Confirm, useValue: confirm },
      ],
    });
  });
  afterEach(() => {
    document.querySelectorAll('.cdk-overlay-container').forEach((one) => {
      one.replaceChildren();
    });
  });

  /** The page, or the sheet that lies over it. */
  const find = (selector: string) => {
    const sheet = document.querySelector(`mat-dialog-container ${selector}`);
    return sheet ?? (fixture.nativeElement as HTMLElement).querySelector(selector);
  };
  const text = (selector: string) => find(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const sheet = () => document.querySelector('mat-dialog-container');
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = async (within: string, name: string) => {
    const buttons = find(within)?.querySelectorAll('button') ?? [];
    const button = [...buttons].find(({ textContent }) => textContent.trim() === name);
    if (!button) throw new Error(`no button ${name} in ${within}`);
    button.click();
    await settle();
  };
  const type = async (selector: string, typed: string) => {
    const field = find(selector) as HTMLInputElement;
    field.value = typed;
    field.dispatchEvent(new Event('input'));
    await settle();
  };
  /** What takes a frame: the focus on the field that is wrong. */
  const framed = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const open = async () => {
    fixture = TestBed.createComponent(PrivacyPage);
    await settle();
  };

  describe('fetches its parts each by itself', () => {
    it('and shows the others where one fails, until that is there too', async () => {
      client.retention.and.returnValue(failed);
      await open();
      expect(text('app-consent-texts-card table')).toContain('人脸信息');
      expect(text('app-legal-holds-card table')).toContain('姚清越');
      expect(text('app-retention-card h2')).toBe('保存期限');
      expect(find('app-retention-card app-problem')).not.toBeNull();
      client.retention.and.returnValue(of(retention));
      await press('app-retention-card', '重试');
      expect(find('app-problem')).toBeNull();
      expect(find('#days-documents')).not.toBeNull();
    });

    it('and says of each that it failed', async () => {
      for (const part of [client.texts, client.retention, client.holds]) {
        (part as jasmine.Spy).and.returnValue(failed);
      }
      await open();
      // What was deleted comes with the days.
      expect(document.querySelectorAll('app-problem').length).toBe(4);
      client.texts.and.returnValue(of(texts));
      await press('app-consent-texts-card', '重试');
      client.holds.and.returnValue(of([]));
      await press('app-legal-holds-card', '重试');
      expect(text('app-legal-holds-card')).toContain('没有保全中的考生');
    });

    it('and says that they are on their way', () => {
      client.texts.and.returnValue(NEVER);
      fixture = TestBed.createComponent(PrivacyPage);
      TestBed.tick();
      expect(find('app-consent-texts-card app-progress-line')).not.toBeNull();
    });
  });

  it('shows what was deleted, and by what that is proved', async () => {
    await open();
    const cells = [...(find('app-deletions-card tbody tr')?.children ?? [])];
    expect(cells.map(({ textContent }) => textContent.trim())).toEqual([
      ...['2027/03/26 16:12', '人脸认证画面', '4', '1', 'ab'.repeat(32)],
    ]);
    client.retention.and.returnValue(of({ ...retention, proofs: [] }));
    await open();
    expect(text('app-deletions-card')).toContain('还没有删除过');
  });

  describe('publishes a text', () => {
    const openSheet = async () => {
      await open();
      await press('app-consent-texts-card', '查看和修改');
    };

    it('that is another, once that is confirmed', async () => {
      await openSheet();
      expect((find('button[form=consent-text]') as HTMLButtonElement).disabled).toBeTrue();
      await type('#consent-zh', '新的人脸说明');
      client.publish.and.returnValue(of(texts));
      await press('mat-dialog-actions', '发布新版本');
      expect(confirm.ask).toHaveBeenCalledTimes(1);
      expect(client.publish.calls.allArgs()).toEqual([
        ['faceData', { version: 2, text: { 'zh-CN': '新的人脸说明', en: 'About your face' } }],
      ]);
    });

    it('but not without one of the languages: said at the field, which has the focus', async () => {
      await openSheet();
      await type('#consent-en', '  ');
      await press('mat-dialog-actions', '发布新版本');
      await framed();
      expect(text('#wrong-en')).toBe('请填写说明');
      expect(find('#wrong-zh')).toBeNull();
      expect(find('#consent-en')?.getAttribute('aria-describedby')).toBe('wrong-en');
      expect(document.activeElement?.id).toBe('consent-en');
      expect(confirm.ask).not.toHaveBeenCalled();
      expect(client.publish).not.toHaveBeenCalled();
    });

    it('but not where somebody thought better of it', async () => {
      await openSheet();
      await type('#consent-zh', '新的人脸说明');
      confirm.ask.and.resolveTo(false);
      await press('mat-dialog-actions', '发布新版本');
      expect(client.publish).not.toHaveBeenCalled();
      expect((find('#consent-zh') as HTMLTextAreaElement).value).toBe('新的人脸说明');
    });

    it('and closes at Escape only where nothing was typed', async () => {
      const escape = async () => {
        const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
        Object.defineProperty(key, 'keyCode', { value: 27 });
        sheet()?.dispatchEvent(key);
        await settle();
      };
      await openSheet();
      const [dialog] = TestBed.inject(MatDialog).openDialogs;
      const closed = dialog && firstValueFrom(dialog.afterClosed());
      await type('#consent-zh', '新的人脸说明');
      await escape();
      expect((find('#consent-zh') as HTMLTextAreaElement).value).toBe('新的人脸说明');
      await type('#consent-zh', '人脸说明');
      await escape();
      await expectAsync(closed ?? Promise.reject(new Error('no sheet'))).toBeResolved();
    });

    it('and loses nothing of what was typed where somebody else was faster', async () => {
      await openSheet();
      await type('#consent-zh', '新的人脸说明');
      client.publish.and.returnValue(throwError(() => refusal(409, 'consent-text-changed')));
      await press('mat-dialog-actions', '发布新版本');
      expect(text('mat-dialog-content app-problem')).not.toBe('');
      expect((find('#consent-zh') as HTMLTextAreaElement).value).toBe('新的人脸说明');
      expect(client.texts).toHaveBeenCalledTimes(2);
    });

    it('and shows all versions, with who said what', async () => {
      await openSheet();
      const versions = text('mat-dialog-content ol');
      expect(versions).toContain('第 2 版 周明远，2027/03/26 16:12');
      expect(versions).toContain('已同意 120 人，未同意 3 人，已撤回 2 人');
      expect(versions).toContain('旧说明');
    });
  });

  describe('changes days', () => {
    const save = () => press('app-retention-card', '保存期限');

    it('within 1 to 3650, else says so at the field, which has the focus', async () => {
      await open();
      for (const wrong of ['0', '3651', 'abc', '', '1.5', '-3']) {
        await type('#days-photos', wrong);
        await save();
        await framed();
        expect(text('#wrong-photos')).withContext(wrong).toBe('请填写 1 到 3650 之间的整数');
        expect(document.activeElement?.id).withContext(wrong).toBe('days-photos');
      }
      expect(client.changeRetention).not.toHaveBeenCalled();
      await type('#days-photos', '3650');
      client.changeRetention.and.returnValue(of(retention));
      await save();
      expect(confirm.ask).not.toHaveBeenCalled();
      const [{ rules }] = client.changeRetention.calls.mostRecent().args;
      expect(rules.find(({ kind }) => kind === 'photos')?.days).toBe(3650);
    });

    it('and asks before less is kept than there is', async () => {
      await open();
      await type('#days-faceFrames', '30');
      confirm.ask.and.resolveTo(false);
      await save();
      expect(confirm.ask.calls.mostRecent().args[0].danger).toBeTrue();
      expect(client.changeRetention).not.toHaveBeenCalled();
      confirm.ask.and.resolveTo(true);
      client.changeRetention.and.returnValue(failed);
      await save();
      expect(find('app-retention-card app-problem')).not.toBeNull();
      expect((find('#days-faceFrames') as HTMLInputElement).value).toBe('30');
    });
  });

  describe('sets and lifts holds', () => {
    it('of a candidate who is found, with a reason, once', async () => {
      await open();
      await press('app-legal-holds-card', '设置保全');
      await press('mat-dialog-actions', '设置保全');
      expect(text('mat-dialog-content fieldset .wrong')).toBe('请选择一位考生');
      expect(text('#hold-reason-note')).toBe('请填写原因');
      expect(document.activeElement?.getAttribute('type')).toBe('search');
      const search = find('app-search-field input') as HTMLInputElement;
      search.value = '姚';
      search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
      await settle();
      find('input[type=radio]')?.dispatchEvent(new Event('change'));
      await settle();
      await press('mat-dialog-actions', '设置保全');
      await framed();
      expect(document.activeElement?.id).toBe('hold-reason');
      expect(client.hold).not.toHaveBeenCalled();
      await type('#hold-reason', ' 成绩申诉 ');
      const answer = new Subject<unknown>();
      client.hold.and.returnValue(answer);
      await press('mat-dialog-actions', '设置保全');
      await press('mat-dialog-actions', '设置保全');
      expect(client.hold.calls.allArgs()).toEqual([
        [{ candidateId: candidate.id, reason: '成绩申诉' }],
      ]);
      answer.next(null);
      answer.complete();
      await settle();
      expect(client.holds).toHaveBeenCalledTimes(2);
    });

    it('and says at the sheet why one could not be lifted', async () => {
      await open();
      await press('app-legal-holds-card table', '解除保全');
      expect(text('mat-dialog-content')).toContain('姚清越');
      await type('#hold-reason', '申诉结束');
      client.lift.and.returnValue(throwError(() => refusal(409, 'legal-hold-lifted')));
      await press('mat-dialog-actions', '解除保全');
      expect(text('mat-dialog-content app-problem')).not.toBe('');
      expect(sheet()).not.toBeNull();
      client.lift.and.returnValue(of(null));
      await press('mat-dialog-actions', '解除保全');
      expect(client.lift.calls.mostRecent().args).toEqual([held.id, '申诉结束']);
    });
  });
});
