import { TestBed } from '@angular/core/testing';
import type { StaffFaceView } from '@exam/contracts';

import texts from '../../../i18n/examiner/zh-CN.json';
import { testingTexts } from '../../core/testing/testing-texts';
import { FaceBar } from './face-bar';

const face: StaffFaceView = {
  ...{ standing: 'notVerified', reason: 'notLive', tries: 3, authority: null },
  ...{ comparison: null, alarm: true },
};
const by = { personId: '7f0c1a55-5f4e-4f3e-8b60-1c8d2b1f2a11', name: '严思敏' };
const comparison = { outcome: 'otherPerson', note: '不像', by, at: '2027-03-27T06:05:00.000Z' };

describe('FaceBar', () => {
  const said = async (change: Partial<StaffFaceView>) => {
    const fixture = TestBed.createComponent(FaceBar);
    fixture.componentRef.setInput('face', { ...face, ...change });
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent;
  };

  beforeEach(() => {
    TestBed.configureTestingModule({ imports: [testingTexts({ examiner: texts })] });
  });

  it('says why, the eye of an examiner before the machine', async () => {
    expect(await said({})).toContain('已尝试 3 次，没有通过活体检测');
    expect(await said({ standing: 'pending', reason: null })).toContain('尚未完成认证');
    expect(await said({ reason: 'cannotDoActions', tries: 0 })).toContain('考生无法做认证动作');
    expect(await said({ comparison: comparison as StaffFaceView['comparison'] })).toContain(
      '已有考官记录：不是本人',
    );
  });

  it('asks for the comparison by its key too', async () => {
    const fixture = TestBed.createComponent(FaceBar);
    fixture.componentRef.setInput('face', face);
    const asked = jasmine.createSpy('asked');
    fixture.componentInstance.compared.subscribe(asked);
    await fixture.whenStable();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'f' }));
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
