import { directionOf, type Language } from '#kernel/language.ts';

/** A plain page of paragraphs: readable in every mail program, with pictures off and at any size. */
export function htmlFromText(text: string, language: Language): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${linked(escaped(paragraph)).replaceAll('\n', '<br>')}</p>`);
  return [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>',
    `<body style="${BODY}">${paragraphs.join('')}</body></html>`,
  ].join('');
}

const BODY =
  'font-family: Verdana, Arial, sans-serif; font-size: 1rem; line-height: 1.5; max-width: 36rem; margin: 1.5rem auto; padding: 0 1rem';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A full stop or bracket after an address belongs to the sentence. */
function linked(html: string): string {
  return html.replace(
    /https?:\/\/(?:(?!&quot;|&gt;)[^\s<])*[^\s<&.,;:)\]»”]/g,
    (address) => `<a href="${address}">${address}</a>`,
  );
}
