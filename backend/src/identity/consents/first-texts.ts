import type { ConsentPurpose, ConsentText } from '@exam/contracts';

/** What a school asks until it writes texts of its own: version 1 of each purpose. */
export const firstTexts: Readonly<Record<ConsentPurpose, ConsentText>> = {
  faceData: {
    'zh-CN': `您的人脸信息属于敏感个人信息，须单独取得您的同意。请完整阅读后自主决定。

由谁处理：组织本次考试的学校。联系方式见“我的考试”页面中的学院联系人。

为什么处理：核验参加考试的是您本人，防止替考。

处理什么、怎样处理：认证时，摄像头拍摄的画面传送到学校的服务器。系统检查是否为真人，并把您的面部与存档照片（报名照片或已审核通过的证件照片）进行比对。保留认证画面、由画面计算出的面部特征值和比对分数。不用于其他用途，不公开，不提供给与本次考试无关的人；考官和负责身份审核的老师可以看到认证画面和结果。学校如采用外部核验机构，只为核验目的向其传送必要信息。

保存多久：按本页所列期限保存，到期由系统彻底删除。法律法规另有规定或发生争议需要保全的除外。

不同意怎么办：您可以拒绝，不影响您参加考试。改由考官通过视频将您本人与身份证原件进行人工核对。

怎样撤回：您可以随时在“我的授权”中撤回。撤回后立即停止采集，已采集的人脸画面和特征值将被删除；撤回不影响此前已经完成的核验。您还可以联系学校查询、复制、更正或删除您的个人信息。`,
    en: `Data about your face are sensitive personal information, and need your separate consent. Please read all of this, then decide freely.

Who processes them: the school that holds this exam. How to reach it is on the page “My exams”, at the contact of your college.

Why: to make sure that the person who sits the exam is you, and nobody in your place.

What and how: during the check your camera's pictures go to the school's server. It tests whether a live person is there, and compares your face with the photo on file (from your registration, or from an identity document that was approved). Pictures of the check, a numeric description of your face that is computed from them, and the scores are kept. They are used for nothing else, are not made public, and are given to nobody who has no part in this exam; examiners and those who review identities can see pictures and result. If the school uses an outside authority, it is sent what the check needs and nothing more.

How long: for the days that this page states; then the system deletes them for good, unless the law says otherwise or a dispute requires that they be preserved.

If you refuse: you may. You can sit the exam all the same: an examiner compares you with your original ID card by video instead.

How to withdraw: at any time, under “My consents”. Collection stops at once, and the pictures and descriptions that were collected are deleted; checks that were made before remain valid. You may also ask the school to show, copy, correct or delete your personal information.`,
  },
  identityDocuments: {
    'zh-CN': `身份证件等材料包含敏感个人信息，须单独取得您的同意。请完整阅读后自主决定。

由谁处理：组织本次考试的学校。联系方式见“我的考试”页面中的学院联系人。

为什么处理：审核您的身份和考试资格。

处理什么、怎样处理：您按考试要求上传的证件和材料。学校的审核老师查看并作出审核结论；考官在考试中可以查看，用于核对本人。证件上的照片只有在您另行同意处理人脸信息后，才会用于人脸比对。材料加密传送，不公开，不提供给与本次考试无关的人。

保存多久：按本页所列期限保存，到期由系统彻底删除。法律法规另有规定或发生争议需要保全的除外。

不同意怎么办：您可以拒绝，系统不会收集您的材料。考试要求审核材料的，请联系学院了解其他核验方式。

怎样撤回：您可以随时在“我的授权”中撤回。撤回后不能再上传，已上传的材料将被删除；撤回不影响此前已经完成的审核。您还可以联系学校查询、复制、更正或删除您的个人信息。`,
    en: `Identity documents hold sensitive personal information, and need your separate consent. Please read all of this, then decide freely.

Who processes them: the school that holds this exam. How to reach it is on the page “My exams”, at the contact of your college.

Why: to review who you are, and whether you may sit the exam.

What and how: the documents that you upload because the exam asks for them. The school's reviewers look at them and decide; examiners can see them during the exam, to compare them with you. The photo on a document is used to compare faces only if you consent to that separately. Documents are encrypted on their way, are not made public, and are given to nobody who has no part in this exam.

How long: for the days that this page states; then the system deletes them for good, unless the law says otherwise or a dispute requires that they be preserved.

If you refuse: you may, and nothing is collected. Where the exam requires a review, please ask your college for another way.

How to withdraw: at any time, under “My consents”. Nothing more can be uploaded, and what you uploaded is deleted; reviews that were finished before remain valid. You may also ask the school to show, copy, correct or delete your personal information.`,
  },
  recording: {
    'zh-CN': `考试录像包含您的影像和声音，须取得您的同意。请完整阅读后自主决定。

由谁处理：组织本次考试的学校。联系方式见“我的考试”页面中的学院联系人。

为什么处理：保证考试公平，处理投诉、复核和违规认定。

处理什么、怎样处理：考试期间您的机位画面、声音和共享的屏幕在学校的服务器上录制。只有学校授权的人员可以查看。不公开，不用于其他用途。

保存多久：按学校规定的期限保存，到期由系统彻底删除。法律法规另有规定或发生争议需要保全的除外。

不同意怎么办：您可以拒绝。考试要求录制的，请在开考前联系学院了解其他安排。

怎样撤回：您可以随时在“我的授权”中撤回。撤回后不再录制；撤回不影响此前已经进行的录制的合法性。您还可以联系学校查询、复制或删除您的个人信息。`,
    en: `A recording of the exam holds your picture and your voice, and needs your consent. Please read all of this, then decide freely.

Who processes it: the school that holds this exam. How to reach it is on the page “My exams”, at the contact of your college.

Why: to keep the exam fair, and to deal with complaints, reviews and breaches of its rules.

What and how: during the exam your cameras, your sound and the screen that you share are recorded on the school's server. Only people whom the school authorised can watch it. It is not made public, and is used for nothing else.

How long: as long as the school's rules say; then the system deletes it for good, unless the law says otherwise or a dispute requires that it be preserved.

If you refuse: you may. Where the exam requires a recording, please ask your college for another arrangement before it begins.

How to withdraw: at any time, under “My consents”. Nothing more is recorded; what was recorded before remains lawful. You may also ask the school to show, copy or delete your personal information.`,
  },
};
