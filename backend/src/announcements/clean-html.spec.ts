import { cleanHtml } from './clean-html.ts';

/** Nothing that a browser acts upon by itself, or when it is clicked, may be left. */
const dangerous =
  /<(?!\/?(?:p|br|h2|h3|strong|em|u|s|code|ul|ol|li|blockquote|hr|a)[\s/>])|\son\w+\s*=|\sstyle\s*=|\sclass\s*=|\ssrc\s*=|href="(?!https?:|mailto:|tel:)/i;

const attacks: Readonly<Record<string, string>> = {
  script: '<p>你好</p><script>alert(1)</script>',
  'script in upper case and with a gap': '<SCRIPT\n>alert(1)</SCRIPT\n>文',
  'nested script': '<scr<script>ipt>alert(1)</scr</script>ipt>文',
  'unclosed script': '文<script>alert(1)',
  'event handler': '<p onclick="alert(1)" onmouseover=alert(1)>文</p>',
  'event handler after a slash': '<p/onclick=alert(1)>文',
  'picture that fails': '文<img src=x onerror=alert(1)>',
  'picture from elsewhere': '文<img src="https://tracker.example/p.gif">',
  'javascript link': '<a href="javascript:alert(1)">文</a>',
  'javascript link in disguise': '<a href="jav&#x09;ascript:alert(1)">文</a>',
  'javascript link with a control character': '<a href="\u0001javascript:alert(1)">文</a>',
  'javascript link in entities': '<a href="&#106;&#97;vascript&colon;alert(1)">文</a>',
  'data link': '<a href="data:text/html;base64,PHNjcmlwdD4=">文</a>',
  'vbscript link': '<a href="vbscript:msgbox(1)">文</a>',
  'protocol-relative link': '<a href="//evil.example/">文</a>',
  'relative link to the API': '<a href="/api/session">文</a>',
  svg: '文<svg onload=alert(1)><script>alert(1)</script></svg>',
  'svg with animated link':
    '文<svg><a><animate attributeName=href values=javascript:alert(1) /></a></svg>',
  mathml: '文<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></math>',
  'style element': '<style>body{background:url(https://evil.example)}</style>文',
  'style attribute': '<p style="position:fixed;inset:0;background:url(//evil.example)">文</p>',
  'class of our own': '<p class="button-danger">文</p>',
  iframe: '<iframe srcdoc="<script>alert(1)</script>">x</iframe>文',
  form: '<form action="https://evil.example"><input name=code><button>登录</button></form>文',
  base: '<base href="https://evil.example/">文',
  meta: '<meta http-equiv=refresh content="0;url=https://evil.example">文',
  link: '<link rel=stylesheet href=https://evil.example/x.css>文',
  object: '<object data=x.swf></object><embed src=x.swf>文',
  'comment that closes early': '<!--><img src=x onerror=alert(1)>-->文',
  'conditional comment': '<!--[if IE]><script>alert(1)</script><![endif]-->文',
  cdata: '<![CDATA[<script>alert(1)</script>]]>文',
  'unclosed attribute': '<p title="><img src=x onerror=alert(1)>">文</p>',
  'noscript with markup in an attribute':
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">文',
  'textarea with markup in an attribute':
    '<textarea><a title="</textarea><img src=x onerror=alert(1)>">文',
  template: '<template><script>alert(1)</script></template>文',
  'null byte': '<scr\0ipt>alert(1)</scr\0ipt>文<im\0g src=x onerror=alert(1)>',
  'word office': '<p class=MsoNormal style="mso-x:y"><o:p></o:p><span lang=EN-US>文</span></p>',
};

describe('cleanHtml', () => {
  for (const [name, html] of Object.entries(attacks)) {
    it(`takes the danger out of: ${name}`, () => {
      const clean = cleanHtml(html);
      expect(clean).not.toMatch(dangerous);
      // Once clean it stays as it is: no second parse finds anything new in it.
      expect(cleanHtml(clean)).toBe(clean);
    });
  }

  it('keeps what the editor makes', () => {
    const html =
      '<h2>须知</h2><p>请<strong>按时</strong><em>到场</em><br><u>带</u><s>不带</s>身份证</p>' +
      '<ul><li><p>一</p></li></ul><ol start="3"><li><p>三</p></li></ol><blockquote><p>引</p></blockquote>';
    expect(cleanHtml(html).replace('<br />', '<br>')).toBe(html);
  });

  it('lets links lead elsewhere without a way back', () => {
    expect(cleanHtml('<a href="https://yz.example.edu.cn/a?b=1&amp;c=2" class="x">网</a>')).toBe(
      '<a href="https://yz.example.edu.cn/a?b=1&amp;c=2" rel="noopener noreferrer" target="_blank">网</a>',
    );
  });

  it('keeps the words of a link that leads nowhere', () => {
    expect(cleanHtml('<p>见<a href="javascript:alert(1)">附件</a>。</p>')).toBe('<p>见附件。</p>');
  });

  it('is empty where there is nothing to read', () => {
    expect(cleanHtml('<p></p><p> &nbsp;<br></p>')).toBe('');
    expect(cleanHtml('<script>alert(1)</script>')).toBe('');
  });

  it('survives ten thousand levels', () => {
    const deep = '<blockquote>'.repeat(10_000) + '文';
    const clean = cleanHtml(deep);
    expect(clean.match(/<blockquote>/g)?.length ?? 0).toBeLessThanOrEqual(40);
    expect(clean).toContain('文');
  });
});
