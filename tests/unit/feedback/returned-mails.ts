/** A notice that a mail could not be delivered (RFC 3464), which quotes its head. */
export function deliveryStatus(headers: string, status = '5.1.1', action = 'failed'): string {
  return [
    'From: mailer-daemon@example.com',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'It did not work.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    'Final-Recipient: rfc822; ann@example.com',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} not taken`,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    headers,
    '--b--',
    '',
  ].join('\r\n');
}

/** A report that a reader called a mail spam (RFC 5965). */
export function abuseReport(headers: string, fields: readonly string[] = [], type = 'abuse'): string {
  return [
    'From: feedback@mail.example',
    'Subject: complaint',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'A reader said that this is spam.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: SomeProvider/1.0',
    'Version: 1',
    ...fields,
    '--b',
    'Content-Type: message/rfc822',
    '',
    headers,
    '',
    'The news.',
    '--b--',
    '',
  ].join('\r\n');
}
