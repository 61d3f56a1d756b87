import { TestBed } from '@angular/core/testing';
import { MatDialog, MatDialogState, type MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

import texts from '../../../i18n/schools/zh-CN.json';
import { testingTexts } from '../../core/testing/testing-texts';
import { keepTyped } from '../../ui/keep-typed/keep-typed';
import { ReasonDialog, type ReasonQuestion } from './reason-dialog';

describe('ReasonDialog', () => {
  const run = jasmine.createSpy<ReasonQuestion['run']>('run');
  let dialog: MatDialogRef<ReasonDialog, boolean>;
  let answer: Promise<boolean | undefined>;

  beforeEach(async () => {
    run.calls.reset();
    TestBed.configureTestingModule({
      imports: [testingTexts({ schools: texts })],
      providers: [keepTyped()],
    });
    const data = { title: '停用账户', text: '即刻生效。', confirm: '停用', danger: true, run };
    dialog = TestBed.inject(MatDialog).open(ReasonDialog, { data });
    answer = firstValueFrom(dialog.afterClosed());
    await settle();
  });
  afterEach(async () => {
    dialog.close();
    await answer;
  });

  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const field = () => document.querySelector<HTMLTextAreaElement>('mat-dialog-container textarea');
  const type = async (text: string) => {
    const at = field();
    if (!at) throw new Error('no field');
    at.value = text;
    at.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };
  const press = async (key: string, keyCode: number) => {
    field()?.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode, bubbles: true }));
    await settle();
  };
  const click = async (name: string) => {
    [...document.querySelectorAll<HTMLButtonElement>('mat-dialog-container button')]
      .find(({ textContent }) => textContent.trim() === name)
      ?.click();
    await settle();
  };

  it('is left by Escape as long as nothing was typed', async () => {
    await press('Escape', 27);
    expect(await answer).toBeUndefined();
  });

  it('keeps what was typed from Escape; the button gives it up', async () => {
    await type('退休');
    await press('Escape', 27);
    expect(dialog.getState()).toBe(MatDialogState.OPEN);
    expect(field()?.value).toBe('退休');
    await click('取消');
    expect(await answer).not.toBeTrue();
    expect(run).not.toHaveBeenCalled();
  });

  it('asks for a reason, and closes once it was taken', async () => {
    await click('停用');
    expect(run).not.toHaveBeenCalled();
    expect(field()?.getAttribute('aria-invalid')).toBe('true');
    run.and.resolveTo();
    await type('退休');
    await click('停用');
    expect(run).toHaveBeenCalledOnceWith('退休');
    expect(await answer).toBeTrue();
  });
});
