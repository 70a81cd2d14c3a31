import type { DropFolder, DropFolders, DropPlace } from '../../ports/drop-folders.ts';
import { openFtpDrop } from './ftp-drop.ts';
import { openLocalDrop } from './local-drop.ts';
import { openSftpDrop } from './sftp-drop.ts';

/** Folders of this PC and what it has mounted, and those of FTP and SFTP servers. */
export class NodeDropFolders implements DropFolders {
  open(place: DropPlace, signal: AbortSignal): Promise<DropFolder> {
    switch (place.kind) {
      case 'folder':
        return openLocalDrop(place.path);
      case 'ftp':
        return openFtpDrop(place, signal);
      case 'sftp':
        return openSftpDrop(place, signal);
    }
  }
}
