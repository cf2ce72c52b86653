/** The account that the emulator is. */
export const account = '000000000000';
