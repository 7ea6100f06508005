def run(arguments, features):
    if arguments.flag("verbose"):
        print("verbose")
    if features.get("amount") is None:
        return None
    if is_enabled(arguments):
        return features
    feature_flag = "bilateral-netting"
    return feature_flag
