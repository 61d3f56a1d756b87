import type { IdentityDocument, ScoreItem } from './exam-flow-settings.ts';

// What a new exam begins with, for the school to change. In Chinese, as candidates will read it.

/** A fixed id is enough: documents and items are told apart inside their exam alone. */
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const firstDocuments: IdentityDocument[] = [
  {
    id: id(1),
    name: '居民身份证（正反面）',
    note: '原件拍照，四角完整，文字清晰，在有效期内。',
    pages: 2,
    format: 'image',
    required: true,
    holdsPhoto: true,
    example: null,
  },
  {
    id: id(2),
    name: '准考证',
    note: '',
    pages: 1,
    format: 'either',
    required: true,
    holdsPhoto: false,
    example: null,
  },
];

export const firstScoreItems: ScoreItem[] = [
  { id: id(11), name: '专业素质', maxPoints: 100, weight: 40 },
  { id: id(12), name: '综合能力', maxPoints: 100, weight: 30 },
  { id: id(13), name: '外语听说', maxPoints: 100, weight: 20 },
  { id: id(14), name: '思想品德', maxPoints: 100, weight: 10 },
];

export const firstPledge = `我是参加本次考试的考生，已阅读并理解有关考试规定，郑重承诺：

一、我提交的身份信息和材料真实、准确，由本人参加考试，不替考、不由他人代考。
二、我按要求设置考试环境和机位，考试期间独处一室，不与他人联系，不查阅未经允许的资料。
三、我不录音、录像、录屏，不保存、不传播考试内容；考试全部结束前不向任何人透露。
四、我服从考官安排，诚信考试。如有违规，愿按国家教育考试违规处理的有关规定接受处理。`;
