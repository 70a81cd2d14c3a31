/** The section "Way to Kaltura" of the settings. */
export const delivery = {
  title: 'Way to Kaltura',
  about:
    'In a drop folder Lectern puts the recording and a sheet that describes it. It cannot see what becomes of them there, unless Kaltura lets this device look entries up by their reference id. Until then it says “handed over” and deletes nothing.',
  aboutBulk:
    'Lectern puts the recording into a folder that Kaltura can fetch it from, and submits a bulk upload by the API that says what it is. Then it sees each recording through to its entry. A capture device’s role may not do that: the app token needs one that may submit and list bulk uploads and list entries. “Permissions in Kaltura”, in the diagnostics, shows whether it may.',
  fields: {
    way: {
      label: 'Recordings go',
      hint: 'By Kaltura’s API Lectern sees each one through to its entry. A bulk upload needs more rights.',
    },
    target: { label: 'Where the folder is', hint: 'A folder of this PC may be a share that is mounted here.' },
    sheet: {
      label: 'Form of the sheet',
      hint: 'Kaltura’s drop folders read XML. A table links no second camera to the first.',
    },
    path: { label: 'Folder', hint: 'Here: its whole path. On a server: empty for where the log-in leads.' },
    host: { label: 'Server', hint: 'Its name or address alone.' },
    port: { label: 'Port', hint: '0: the usual one.' },
    ftpSecurity: { label: 'Encryption', hint: 'The certificate of the server is always verified.' },
    user: { label: 'User', hint: 'Who Lectern logs in as.' },
    login: { label: 'Log in with', hint: 'A key needs no password on the server.' },
    caFile: {
      label: 'Certificate authority (file)',
      hint: 'Only for a server whose certificate your organisation issues itself.',
    },
    mediaUrl: {
      label: 'Address of the folder',
      hint: 'Put before the names in a table. Empty: the names alone.',
    },
    bulkUrl: {
      label: 'Address of the folder for Kaltura',
      hint: 'Where Kaltura’s servers find the files, such as https://media.example.edu/lectern. Without user and password.',
    },
  },
  ways: { api: 'By Kaltura’s API', 'drop-folder': 'Through a drop folder', 'bulk-upload': 'As a bulk upload' },
  targets: { folder: 'On this PC', ftp: 'On an FTP server', sftp: 'On an SFTP server' },
  sheets: { xml: 'XML (mrss)', csv: 'Table (CSV)' },
  securities: { tls: 'TLS', 'implicit-tls': 'TLS from the first byte', none: 'None' },
  logins: { password: 'Password', key: 'Key' },
  plain: 'Without encryption whoever listens on the network can read the password and the recordings.',
  secrets: {
    password: { label: 'Password', hint: 'It is kept encrypted and never shown again.' },
    'private-key': { label: 'Private key', hint: 'Paste the whole file, from BEGIN to END.' },
    passphrase: { label: 'Passphrase of the key', hint: 'Empty for a key that has none.' },
  },
  isKept: 'One is kept',
  isMissing: 'None yet',
  hostKey: 'Key of the server',
  hostKeyHint: 'Kept when the server was first reached. Compare it with what the server’s administrator tells you.',
  noHostKey: 'Not known yet: the first connection keeps it.',
  forget: 'Forget it',
  tryIt: 'Try the connection',
  trying: 'Trying …',
  works: (place: string) => `Lectern can write to ${place}.`,
};
