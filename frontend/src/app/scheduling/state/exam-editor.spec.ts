import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { ExamUpdate, ExamView, FlowImpact } from '@exam/contracts';
import { Subject, of, throwError } from 'rxjs';

import { ExamsClient } from '../data/exams-client';
import { examOf } from '../testing/exam-testing';
import { ExamEditor } from './exam-editor';

const refusal = (facts: object) =>
  throwError(() => {
    const error = { type: 'about:blank', title: '', status: 409, requestId: 'r', ...facts };
    return new HttpErrorResponse({ status: 409, error });
  });

describe('ExamEditor', () => {
  let editor: ExamEditor;
  let client: jasmine.SpyObj<ExamsClient>;
  const exam = examOf();

  beforeEach(async () => {
    client = jasmine.createSpyObj<ExamsClient>('ExamsClient', ['get', 'update', 'step']);
    client.get.and.returnValue(of(exam));
    client.update.and.callFake((_, { name, flow }: ExamUpdate) =>
      of({ ...exam, name, flow, version: exam.version + 1 }),
    );
    TestBed.configureTestingModule({
      providers: [ExamEditor, { provide: ExamsClient, useValue: client }],
    });
    editor = TestBed.inject(ExamEditor);
    await editor.load(exam.id);
  });

  it('knows what is not saved, and saves it once', async () => {
    expect(editor.dirty()).toBeFalse();
    editor.set('chat', false);
    expect(editor.dirty()).toBeTrue();
    const saves = await Promise.all([editor.save(), editor.save()]);
    expect(saves).toEqual(['saved', 'saved']);
    expect(client.update).toHaveBeenCalledTimes(1);
    expect(client.update.calls.mostRecent().args[1].version).toBe(0);
    expect(editor.dirty()).toBeFalse();
    expect(await editor.save()).toBe('saved');
    expect(client.update).toHaveBeenCalledTimes(1);
  });

  it('keeps what is typed while it saves', async () => {
    const answer = new Subject<ExamView>();
    client.update.and.returnValue(answer);
    editor.change({ name: '甲' });
    const saved = editor.save();
    editor.change({ name: '甲乙' });
    answer.next({ ...exam, name: '甲', version: 1 });
    answer.complete();
    expect(await saved).toBe('saved');
    expect(editor.edit()?.name).toBe('甲乙');
    expect(editor.dirty()).toBeTrue();
  });

  it('sends nothing that the server would not keep, and loses nothing', async () => {
    editor.set('invitationSeconds', 5);
    expect(await editor.save()).toBe('failed');
    expect(client.update).not.toHaveBeenCalled();
    expect(editor.problems().get('/flow/invitationSeconds')).toBe('out-of-range');
    editor.set('invitationSeconds', 90);
    client.update.and.returnValue(refusal({ code: 'unavailable' }));
    expect(await editor.save()).toBe('failed');
    expect(editor.failure()?.code).toBe('unavailable');
    expect(editor.edit()?.flow.invitationSeconds).toBe(90);
  });

  it('asks for a confirmation with what the server says, and sends its token', async () => {
    const impact: FlowImpact = { token: 't', started: 1, sittings: 2, steps: [], settings: [] };
    client.update.and.returnValue(refusal({ code: 'exam-flow-confirmation', flowImpact: impact }));
    editor.set('deviceCheck', false);
    expect(await editor.save()).toBe('confirm');
    expect(editor.impact()).toEqual(impact);
    expect(editor.failure()).toBeNull();
    client.update.and.returnValue(of({ ...exam, version: 1 }));
    expect(await editor.save('t')).toBe('saved');
    expect(client.update.calls.mostRecent().args[1].confirmation).toBe('t');
  });

  it('tells who was faster, and keeps of both what was changed', async () => {
    client.update.and.returnValue(refusal({ code: 'exam-changed', changedBy: '李文静' }));
    editor.set('chat', false);
    expect(await editor.save()).toBe('failed');
    expect(editor.changedBy()).toBe('李文静');
    client.get.and.returnValue(of({ ...exam, name: '新名', version: 4 }));
    await editor.keepMine();
    expect(editor.changedBy()).toBeNull();
    expect(editor.edit()?.name).toBe('新名');
    expect(editor.edit()?.flow.chat).toBeFalse();
    client.update.and.returnValue(of(exam));
    await editor.save();
    expect(client.update.calls.mostRecent().args[1].version).toBe(4);
    await editor.takeTheirs();
    expect(editor.dirty()).toBeFalse();
  });

  it('keeps of another kind what both have', () => {
    editor.set('chat', false);
    editor.change({ kind: 'video' });
    const flow = editor.edit()?.flow;
    expect(flow?.chat).toBeFalse();
    expect(flow?.retakes).toBe(1);
    expect(flow?.invitationSeconds).toBeUndefined();
  });
});
