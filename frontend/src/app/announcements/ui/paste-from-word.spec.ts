import { pasteFromWord } from './paste-from-word';

const line = (marker: string, text: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>` +
  `<span style='font-family:Wingdings'><span style='mso-list:Ignore'>${marker}<span>&nbsp; </span></span></span>` +
  `<![endif]>${text}<o:p></o:p></p>`;
const clean = (html: string) =>
  pasteFromWord(html)
    .replace(/ (class|style)="[^"]*"/g, '')
    .replace(/<span><\/span>/g, '');

describe('pasteFromWord', () => {
  it('makes lists of paragraphs that look like lists', () => {
    const html = `<p class=MsoNormal>前<o:p></o:p></p>${line('·', '甲')}${line('·', '乙')}${line('1.', '一')}<p class=MsoNormal>后</p>`;
    expect(clean(html)).toBe(
      '<p>前</p><ul><li><p>甲</p></li><li><p>乙</p></li></ul><ol><li><p>一</p></li></ol><p>后</p>',
    );
  });

  it('begins another list after a paragraph between', () => {
    const html = `${line('一、', '甲')}<p class=MsoNormal>中</p>${line('二、', '乙')}`;
    expect(clean(html)).toBe('<ol><li><p>甲</p></li></ol><p>中</p><ol><li><p>乙</p></li></ol>');
  });

  it('drops styles and comments', () => {
    const html = `<!--[if gte mso 9]><xml><o:x/></xml><![endif]--><style>p.MsoNormal{color:red}</style><p class=MsoNormal>文</p>`;
    expect(clean(html)).toBe('<p>文</p>');
  });

  it('leaves alone what comes from elsewhere', () => {
    expect(pasteFromWord('<p style="color:red">文</p>')).toBe('<p style="color:red">文</p>');
  });
});
