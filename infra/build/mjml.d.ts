/** The part of mjml 5 that is used here; the package has no types of its own. */
declare module 'mjml' {
  interface Options {
    readonly validationLevel?: 'strict' | 'soft' | 'skip';
    readonly keepComments?: boolean;
    /** Web fonts to load by name; none keeps mails from loading anything. */
    readonly fonts?: Readonly<Record<string, string>>;
  }
  interface Outcome {
    readonly html: string;
    readonly errors: readonly { readonly formattedMessage: string }[];
  }
  export default function mjml2html(source: string, options?: Options): Promise<Outcome>;
}
