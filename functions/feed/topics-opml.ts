import type { Settings } from '../model/settings.ts';
import type { TopicNames } from '../model/topic.ts';
import { topicAddress } from '../site/addresses.ts';
import { xmlEscape } from './clean-text.ts';
import { emptyElement } from './extend-xml.ts';

export const opmlType = 'text/x-opml; charset=utf-8';

/** OPML 2.0 (opml.org/spec2.opml): every topic's feed, to subscribe to all of them at once. */
export function topicsOpml(topics: readonly TopicNames[], settings: Pick<Settings, 'baseUrl' | 'siteName'>): string {
  const outlines = topics.map((topic) =>
    emptyElement('outline', {
      type: 'rss',
      text: xmlEscape(topic.title),
      title: xmlEscape(topic.title),
      description: xmlEscape(topic.description),
      language: xmlEscape(topic.language),
      xmlUrl: xmlEscape(topicAddress(settings, topic.slug, 'feed.atom')),
      htmlUrl: xmlEscape(topicAddress(settings, topic.slug)),
    }),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head><title>${xmlEscape(settings.siteName)}</title></head>
<body>
${outlines.map((outline) => `${outline}\n`).join('')}</body>
</opml>
`;
}
