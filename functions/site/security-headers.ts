import { contentSecurityPolicyHeader } from './page.ts';

/** Headers of every answer that does not say otherwise, on one machine and behind CloudFront alike. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicyHeader,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;
