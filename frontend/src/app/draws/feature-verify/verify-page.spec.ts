import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { canonicalJson } from '@exam/contracts/draws';
import { provideStore } from '@ngrx/store';

import draws from '../../../i18n/draws/zh-CN.json';
import { sessionFeature } from '../../core/session/session.feature';
import { testingTexts } from '../../core/testing/testing-texts';
import { revealedRecord } from '../testing/draw-records';
import { VerifyPage } from './verify-page';

describe('VerifyPage', () => {
  let page: ComponentFixture<VerifyPage>;
  let element: HTMLElement;

  beforeEach(() => {
    TestBed.configureTestingModule({
      imports: [testingTexts({ draws })],
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
    page = TestBed.createComponent(VerifyPage);
    element = page.nativeElement as HTMLElement;
    page.detectChanges();
  });

  const paste = async (text: string) => {
    const field = element.querySelector('textarea') as HTMLTextAreaElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await page.whenStable();
    page.detectChanges();
  };
  const verdict = () => element.querySelector('.verdict b')?.textContent.trim();
  const failed = () =>
    Array.from(element.querySelectorAll('li.failed b'), (title) => title.textContent.trim());

  it('accepts a genuine record that is pasted, and shows what was drawn', async () => {
    await paste(`${canonicalJson(await revealedRecord())}\n`);
    expect(verdict()).toBe(draws.verdict.genuine.title);
    expect(failed()).toEqual([]);
    expect(element.textContent).toContain('102877210000502');
  });

  it('refuses a changed one, and names the checks that fail', async () => {
    const text = canonicalJson(await revealedRecord());
    await paste(text.replace('7294', '7295'));
    expect(verdict()).toBe(draws.verdict.refused.title);
    expect(failed()).toEqual([
      draws.check.digest.title,
      draws.check.combinedSeed.title,
      draws.check.result.title,
    ]);
    expect(element.textContent).toContain(draws.verify.refusedNote);
  });

  it('refuses what is no record', async () => {
    await paste('{"hello": 1}');
    expect(verdict()).toBe(draws.verdict.refused.title);
    expect(failed()).toEqual([draws.check.shape.title]);
  });

  it('reads a file that is dropped', async () => {
    const content = new File([canonicalJson(await revealedRecord())], 'draw.json');
    const drop = new DataTransfer();
    drop.items.add(content);
    const target = element.querySelector('app-file-drop') as HTMLElement;
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: drop, cancelable: true }));
    while (verdict() === undefined) {
      await new Promise(requestAnimationFrame);
      page.detectChanges();
    }
    expect(verdict()).toBe(draws.verdict.genuine.title);
  });

  it('asks the server for nothing but the time in the bar', async () => {
    await paste(canonicalJson(await revealedRecord()));
    expect(verdict()).toBeDefined();
    const asked = TestBed.inject(HttpTestingController).match(() => true);
    expect(asked.map(({ request }) => request.url)).toEqual(['/api/time']);
  });
});
