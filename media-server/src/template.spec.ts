import { renderTemplate } from './template.ts';

describe('renderTemplate', () => {
  it('quotes texts and leaves numbers bare', () => {
    const template = 'a = ${text}\nb = ${number}\n';
    expect(renderTemplate(template, { text: 'x', number: 8188 })).toBe('a = "x"\nb = 8188\n');
  });

  it('lets no text end its setting', () => {
    expect(renderTemplate('a = ${text}', { text: 'x"; b = \\"' })).toBe('a = "x\\"; b = \\\\\\""');
    expect(() => renderTemplate('a = ${text}', { text: 'x\nb = true' })).toThrowError(/control/);
  });

  it('leaves comments alone', () => {
    expect(renderTemplate('# ${name} is a mark', {})).toBe('# ${name} is a mark');
  });

  it('refuses a mark without a value and a value without a mark', () => {
    expect(() => renderTemplate('a = ${missing}', {})).toThrowError(/wants missing/);
    expect(() => renderTemplate('', { extra: 1 })).toThrowError(/does not use extra/);
  });
});
