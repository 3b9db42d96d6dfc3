/** The shapes in which a text is shown to people. */
export const CHANNELS = ['website', 'app_push', 'sms', 'weibo', 'wechat', 'press', 'poster', 'call_script'] as const;

export type Shape = (typeof CHANNELS)[number];

/** How many characters a channel shows, where it cuts. */
const LIMITS: Partial<Record<Shape, number>> = { app_push: 60, sms: 335, weibo: 2000 };

/** How long a text is on a channel, and how long it may be there. */
export function fits(channel: Shape, text: string): { length: number; limit: number | undefined } {
  return { length: [...text].length, limit: LIMITS[channel] };
}

/** Every character that a plain (GSM 03.38) message carries in one unit; those of the extension take two. */
const PLAIN = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;
const EXTENDED = /[\^{}\\[~\]|€]/g;

/** How many messages a text is sent and paid as: 160 plain units in one, 153 in each of several; 70 and 67 as soon as one character is not plain. */
export function segments(text: string): number {
  if (text === '') return 0;
  const plain = PLAIN.test(text);
  const units = plain ? text.length + (text.match(EXTENDED)?.length ?? 0) : text.length;
  const [one, each] = plain ? [160, 153] : [70, 67];
  return units <= one ? 1 : Math.ceil(units / each);
}
