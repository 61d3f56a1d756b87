import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';

import english from '../../../i18n/app/en.json';
import { testingTexts } from '../../core/testing/testing-texts';
import { SentBackText } from './sent-back-text';

describe('why a document came back', () => {
  it('is said in the language of who reads it, with the note as it was typed', async () => {
    TestBed.configureTestingModule({ imports: [testingTexts()] });
    const fixture = TestBed.createComponent(SentBackText);
    fixture.componentRef.setInput('why', { reasons: ['blurred', 'expired'], note: '请重拍' });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.textContent).toBe('照片模糊，看不清文字；证件已过有效期；请重拍');
    const transloco = TestBed.inject(TranslocoService);
    transloco.setTranslation(english, 'en');
    transloco.setActiveLang('en');
    await fixture.whenStable();
    expect(element.textContent).toBe(
      'Blurred, the print cannot be read; The document has expired; 请重拍',
    );
  });
});
