import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { ExamplePictureView, IdentityDocument } from '@exam/contracts';
import { Subject } from 'rxjs';

import type { UploadStep } from '../../core/http/file-transfer';
import { testingTexts } from '../../core/testing/testing-texts';
import { ExampleField, type AddExample } from './example-field';

const id = '0b9d2c0e-6f0a-4a42-8a0e-0f1f0d7a1c11';
const idCard: IdentityDocument = {
  ...{ id, name: '身份证', note: '', pages: 2, format: 'image' },
  ...{ required: true, holdsPhoto: true, example: null },
};

describe('ExampleField', () => {
  let fixture: ComponentFixture<ExampleField>;
  let element: HTMLElement;
  let upload: Subject<UploadStep<ExamplePictureView>>;
  let sent: string[];
  let emitted: (string | null)[];

  beforeEach(async () => {
    upload = new Subject();
    emitted = [];
    sent = [];
    const addExample: AddExample = (file) => {
      sent.push(file.name);
      return upload;
    };
    TestBed.configureTestingModule({ imports: [testingTexts()] });
    fixture = TestBed.createComponent(ExampleField);
    fixture.componentInstance.exampleChange.subscribe((example) => emitted.push(example));
    fixture.componentRef.setInput('document', idCard);
    fixture.componentRef.setInput('addExample', addExample);
    await fixture.whenStable();
    element = fixture.nativeElement as HTMLElement;
  });

  const choose = async () => {
    const input = element.querySelector('input') as HTMLInputElement;
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'specimen.png'));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  };

  it('draws the document until the school has a picture of it', async () => {
    expect(element.querySelector('svg')).not.toBeNull();
    fixture.componentRef.setInput('document', { ...idCard, example: id });
    await fixture.whenStable();
    const picture = element.querySelector('img');
    expect(picture?.getAttribute('src')).toBe(`/api/example-pictures/${id}`);
    picture?.dispatchEvent(new Event('error'));
    await fixture.whenStable();
    expect(element.querySelector('svg')).not.toBeNull();
  });

  it('sends a file once, and tells the id of the picture', async () => {
    await choose();
    expect(element.querySelector('app-progress-line')).not.toBeNull();
    await choose();
    expect(sent).toEqual(['specimen.png']);
    upload.next({ sent: 1, answer: null });
    expect(emitted).toEqual([]);
    upload.next({ sent: 1, answer: { id } });
    await fixture.whenStable();
    expect(emitted).toEqual([id]);
    expect(element.querySelector('app-progress-line')).toBeNull();
  });

  it('says why a file was not taken, and takes another', async () => {
    await choose();
    upload.error(new Error('unreachable'));
    await fixture.whenStable();
    expect(element.querySelector('app-problem')).not.toBeNull();
    upload = new Subject();
    await choose();
    expect(sent.length).toBe(2);
    expect(element.querySelector('app-problem')).toBeNull();
  });

  it('takes the picture away', async () => {
    fixture.componentRef.setInput('document', { ...idCard, example: id });
    await fixture.whenStable();
    const buttons = element.querySelectorAll('button');
    buttons[1]?.click();
    expect(emitted).toEqual([null]);
  });
});
