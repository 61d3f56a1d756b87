import { TestBed } from '@angular/core/testing';
import type { PledgeView } from '@exam/contracts';
import { NEVER, of, throwError } from 'rxjs';

import { refusal } from '../../core/testing/refusal';
import { PledgeClient } from '../data/pledge-client';
import { CandidateTesting } from '../testing/candidate-testing';
import { sitting, sittingId } from '../testing/sittings';
import { PledgePage } from './pledge-page';

const pledge = (changes: Partial<PledgeView> = {}): PledgeView => ({
  ...{ sittingId, schoolName: '样例大学', version: 1, text: '我承诺诚信考试。', agreement: null },
  exam: { name: '硕士研究生招生复试', kind: 'interview', majorName: '软件工程' },
  candidate: { name: '萧若水', candidateNumber: '102877210004701' },
  ...changes,
});
const agreed = (version = 1, text = '我承诺诚信考试。') => ({
  ...{ version, text, textSha256: 'ab'.repeat(32) },
  agreedAt: '2027-03-26T08:12:44.000Z',
});
const long = Array.from({ length: 200 }, (_, index) => `第 ${String(index)} 条`).join('\n');

describe('PledgePage', () => {
  const client = jasmine.createSpyObj<PledgeClient>(['get', 'agree']);
  let testing: CandidateTesting<PledgePage>;

  beforeEach(() => {
    client.get.calls.reset();
    client.agree.calls.reset();
    testing = new CandidateTesting();
    TestBed.overrideProvider(PledgeClient, { useValue: client });
    scrollTo(0, 0);
  });
  afterEach(() => {
    scrollTo(0, 0);
  });

  const open = async (shown: PledgeView, changes = {}) => {
    client.get.and.returnValue(of(shown));
    await testing.open(PledgePage, [sitting(changes)]);
    // What the runner shows above its specs must not decide what is in view.
    testing.element.style.cssText = 'position: absolute; inset: 0 0 auto';
  };
  const isOpen = () => testing.button('我已阅读并同意')?.getAttribute('aria-disabled') === null;
  /** An observer tells after the next frame. */
  const looked = async () => {
    for (let frame = 0; frame < 3; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await testing.fixture.whenStable();
  };
  const agree = async () => {
    testing.button('我已阅读并同意')?.click();
    await testing.fixture.whenStable();
  };

  it('can be agreed to at once where the whole text is in view', async () => {
    await open(pledge());
    await looked();
    expect(isOpen()).toBeTrue();
    expect(testing.text('#pledge-hint')).toContain('点击后即表示');
  });

  it('cannot be agreed to before its end was in view', async () => {
    await open(pledge({ text: long }));
    await looked();
    expect(isOpen()).toBeFalse();
    await agree();
    expect(client.agree).not.toHaveBeenCalled();
    scrollTo(0, 400);
    await looked();
    expect(isOpen()).toBeFalse();
    // As the key End does.
    scrollTo(0, document.documentElement.scrollHeight);
    await looked();
    expect(isOpen()).toBeTrue();
    scrollTo(0, 0);
    await looked();
    expect(isOpen()).toBeTrue();
  });

  it('can be agreed to once a larger window or smaller letters bring its end into view', async () => {
    await open(pledge({ text: long }));
    await looked();
    expect(isOpen()).toBeFalse();
    const text = testing.element.querySelector<HTMLElement>('.text');
    if (text) text.style.cssText = 'font-size: 1px; line-height: 1px';
    await looked();
    expect(isOpen()).toBeTrue();
  });

  it('is sent once, however often it is pressed', async () => {
    await open(pledge());
    await looked();
    client.agree.and.returnValue(NEVER);
    await agree();
    await agree();
    expect(client.agree.calls.allArgs()).toEqual([[sittingId, 1]]);
  });

  it('says when it was agreed to, at what was said, with all that a sheet of paper needs', async () => {
    await open(pledge());
    await looked();
    client.agree.and.returnValue(of(pledge({ agreement: agreed() })));
    await agree();
    await looked();
    expect(document.activeElement?.textContent).toContain('您已于 2027/03/26 16:12:44 同意');
    expect(testing.button('我已阅读并同意')).toBeUndefined();
    const sheet = testing.text('app-pledge-sheet');
    for (const part of ['样例大学', '硕士研究生招生复试', '萧若水', '102877210004701', 'abab']) {
      expect(sheet).toContain(part);
    }
    const print = spyOn(window, 'print');
    testing.button('打印')?.click();
    expect(print).toHaveBeenCalledTimes(1);
  });

  it('has to be read again where the school changed it meanwhile', async () => {
    await open(pledge());
    await looked();
    client.agree.and.returnValue(throwError(() => refusal(409, 'pledge-changed')));
    client.get.and.returnValue(of(pledge({ version: 2, text: long, agreement: agreed() })));
    await agree();
    await looked();
    expect(testing.text('.note')).toContain('学校更新了承诺书');
    expect(testing.text('.decide app-problem')).toContain('承诺书有新版本');
    expect(isOpen()).toBeFalse();
    scrollTo(0, document.documentElement.scrollHeight);
    await looked();
    client.agree.and.returnValue(
      of(pledge({ version: 2, text: long, agreement: agreed(2, long) })),
    );
    await agree();
    expect(client.agree.calls.mostRecent().args).toEqual([sittingId, 2]);
    expect(testing.text('.agreed')).toContain('您已于');
  });

  it('cannot be agreed to where nothing can be done any more', async () => {
    const can = { ...sitting().can, completeFlowStep: false };
    await open(pledge(), { can });
    await looked();
    expect(isOpen()).toBeFalse();
    expect(testing.text('#pledge-hint')).toContain('现在不能再同意');
  });

  it('says that it did not arrive, and takes it again', async () => {
    await open(pledge());
    await looked();
    client.agree.and.returnValue(throwError(() => refusal(500, 'internal')));
    await agree();
    expect(testing.text('.decide app-problem')).not.toBe('');
    client.agree.and.returnValue(of(pledge({ agreement: agreed() })));
    await agree();
    expect(testing.text('.agreed')).toContain('您已于');
  });

  it('is no failure where the exam asks for none', async () => {
    client.get.and.returnValue(throwError(() => refusal(404, 'pledge-not-asked')));
    await testing.open(PledgePage, [sitting()]);
    expect(testing.text()).toContain('这场考试不需要签署承诺书');
    expect(testing.button('重试')).toBeUndefined();
  });

  it('is fetched again when it could not be', async () => {
    client.get.and.returnValue(throwError(() => refusal(500, 'internal')));
    await testing.open(PledgePage, [sitting()]);
    client.get.and.returnValue(of(pledge()));
    testing.button('重试')?.click();
    await testing.fixture.whenStable();
    expect(testing.text('.text')).toBe('我承诺诚信考试。');
  });
});
