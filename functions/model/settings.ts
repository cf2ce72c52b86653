/** What the owner says once, wherever newsfold runs. */
export interface Settings {
  /** Where public files and pages are reached, without a slash at the end: `https://news.example.org`. */
  readonly baseUrl: string;
  /** Name of this installation, shown on the index of topics. */
  readonly siteName: string;
  /** Sender of the digests: a bare address; the topic's title is the display name. */
  readonly mailFrom: string;
  /** Shown in every mail, as the law asks of bulk senders. */
  readonly postalAddress: string;
  /** Where warnings about sources and deliveries go; null for nowhere. */
  readonly ownerAddress: string | null;
  /** The WebSub hub that tells subscribers of our feeds when they change; null for none. */
  readonly websubHub?: string | null;
  /** Shows the picture of each story in mails, loaded from its publisher; left out, mails load nothing. */
  readonly mailImages?: boolean;
  /** As-it-happens editions wait until nothing has arrived for this long. */
  readonly quietSpellMinutes: number;
  /** And never follow each other closer than this. */
  readonly liveGapMinutes: number;
  /** Addresses of feeds on this machine or its network that are polled all the same; on AWS there are none. */
  readonly privateSources?: readonly string[];
}
