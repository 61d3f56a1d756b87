import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatSelect } from '@angular/material/select';
import { By } from '@angular/platform-browser';
import type { ColumnMapping, ImportKind, ImportView } from '@exam/contracts';

import rosters from '../../../i18n/rosters/zh-CN.json';
import { testingTexts } from '../../core/testing/testing-texts';
import { PeopleImport } from '../state/people-import';
import { importView } from '../testing/import-views';
import { MappingStep } from './mapping-step';

const head = [
  { number: 1, cells: ['2026 名单'] },
  { number: 2, cells: ['流水', '称呼', '身份证号', '手机', '院系', '报考方向'] },
  { number: 3, cells: ['2026000001', '样甲', '110101190001010010', '13000000001', '甲', '乙'] },
];
const found = { idNumber: 2, phone: 3, college: 4 };
const withoutCollege = { candidateNumber: 0, name: 1, idNumber: 2, phone: 3, major: 5 };
const all = { ...withoutCollege, college: 4 };

describe('MappingStep', () => {
  let page: ComponentFixture<MappingStep>;
  let element: HTMLElement;
  let sent: ColumnMapping[];

  const open = (columns: ColumnMapping['columns'], sheets = 1) => {
    sent = [];
    const current = signal<ImportView | null>(
      importView({
        state: 'mapping',
        proposal: {
          mapping: { sheet: 0, headerRow: 2, columns },
          complete: false,
          sheets: Array.from({ length: sheets }, (_, index) => ({
            ...{ name: `表 ${String(index + 1)}`, rows: 4, head },
          })),
          hiddenSheets: [],
        },
      }),
    );
    const job = {
      current,
      kind: signal<ImportKind>('candidates'),
      busy: signal(false),
      map: (mapping: ColumnMapping) => {
        sent.push(mapping);
        return Promise.resolve();
      },
    };
    TestBed.configureTestingModule({
      imports: [testingTexts({ rosters })],
      providers: [{ provide: PeopleImport, useValue: job }],
    });
    page = TestBed.createComponent(MappingStep);
    element = page.nativeElement as HTMLElement;
    page.detectChanges();
  };
  const hints = () =>
    Array.from(element.querySelectorAll('mat-hint'), (hint) => hint.textContent.trim());
  /** The selects in their order: sheet (of several), header row, then one for each column. */
  const choose = (index: number, value: number | null) => {
    const select = page.debugElement.queryAll(By.directive(MatSelect))[index];
    select?.triggerEventHandler('selectionChange', { value });
    page.detectChanges();
  };
  const check = () => {
    Array.from(element.querySelectorAll('button')).at(-1)?.click();
    page.detectChanges();
  };

  it('shows what stands below the header, to compare by', () => {
    open(found);
    const cells = Array.from(element.querySelectorAll('td'), (cell) => cell.textContent.trim());
    expect(cells).toEqual(head[2]?.cells ?? []);
  });

  it('asks for what is missing only when the check is wanted, and sends nothing before', () => {
    open(found);
    expect(hints()).toEqual([]);
    check();
    const { columnMissing } = rosters.import;
    expect(hints()).toEqual([columnMissing, columnMissing, columnMissing]);
    expect(sent).toEqual([]);
  });

  it('sends what somebody has chosen, with what was found', () => {
    open(found);
    choose(1, 0);
    choose(2, 1);
    choose(6, 5);
    check();
    expect(sent).toEqual([{ sheet: 0, headerRow: 2, columns: all }]);
  });

  it('says at once when one column is to be two things', () => {
    open(all);
    choose(2, 0);
    const { columnTwice } = rosters.import;
    expect(hints()).toEqual([columnTwice, columnTwice]);
    check();
    expect(sent).toEqual([]);
  });

  it('lets a column be left out again', () => {
    open({ ...all, remark: 5 });
    choose(9, null);
    check();
    expect(sent).toEqual([{ sheet: 0, headerRow: 2, columns: all }]);
  });

  it('leaves it to the server whether the college may be missing', () => {
    open(withoutCollege);
    check();
    expect(sent).toEqual([{ sheet: 0, headerRow: 2, columns: withoutCollege }]);
  });

  it('forgets the columns of one sheet on another', () => {
    open(all, 2);
    choose(0, 1);
    check();
    expect(sent).toEqual([]);
    expect(element.querySelector('th')?.textContent.trim()).toBe('2026 名单');
  });
});
