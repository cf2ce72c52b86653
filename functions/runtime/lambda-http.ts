/** Says that a request came through CloudFront; its value is the distribution's alone. */
export const edgeHeader = 'x-newsfold-edge';
