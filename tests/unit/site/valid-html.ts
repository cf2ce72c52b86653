import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // How the source looks is the formatter's business where there is one; pages are written by templates.
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    // The style comes from the same place as the page.
    'require-sri': ['error', { target: 'crossorigin' }],
    // Headlines are as long as their publishers make them.
    'long-title': 'off',
  },
});

/** What html-validate finds wrong with a page, one line each; empty when it is valid. */
export async function htmlProblems(page: string): Promise<string[]> {
  const report = await validator.validateString(page);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
