import { filledHeaders } from '../functions/model/source-headers.ts';
import type { Topic } from '../functions/model/topic.ts';

/** What is still to be said of sources whose headers refer to variables: functions on AWS are given none of them. */
export function headersToGive(topics: readonly Pick<Topic, 'slug' | 'sources'>[], stackName: string): string[] {
  return topics.flatMap(({ slug, sources }) =>
    sources.flatMap(({ feedUrl, headers = {} }) => {
      const filled = filledHeaders(headers, () => undefined);
      if (filled.kind === 'headers') return [];
      const command = `newsfold sources add "${feedUrl}" --topic ${slug} --header "${filled.header}: …" --stack ${stackName}`;
      return [`${feedUrl} needs $${filled.variable}, which is not there on AWS: once it is deployed, ${command}\n`];
    }),
  );
}
