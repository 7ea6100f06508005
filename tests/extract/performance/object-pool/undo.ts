export class EditPool { // ~ command
  private readonly done: Edit[] = [];

  apply(text: string, edit: Edit): string {
    this.done.push(edit);
    return edit.apply(text);
  }

  undo(text: string): string {
    const edit = this.done.pop();
    return edit ? edit.revert(text) : text;
  }
}
